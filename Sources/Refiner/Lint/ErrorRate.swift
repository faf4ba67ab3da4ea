/// How many of some decided components were wrong.
public struct ErrorRate: Hashable, Sendable {
  /// Decisions below which a rate is not worth naming.
  public static let minimumDecisions = 10

  /// Number of components that are decided.
  public private(set) var decided: Int
  /// Number of them whose label was changed.
  public private(set) var wrong: Int

  /// Takes both numbers.
  public init(decided: Int = 0, wrong: Int = 0) {
    precondition((0...decided).contains(wrong), "\(wrong) wrong of \(decided)")
    self.decided = decided
    self.wrong = wrong
  }

  /// Adds a decision.
  public mutating func add(isWrong: Bool) {
    decided += 1
    wrong += isWrong ? 1 : 0
  }

  /// The share of wrong ones, 0...1; nil before ten decisions.
  public var share: Double? {
    decided >= Self.minimumDecisions ? Double(wrong) / Double(decided) : nil
  }

  /// The 90 % interval of the share (Wilson, "Probable inference, the law of succession, and statistical
  /// inference", JASA 1927); nil before ten decisions.
  public var interval: (low: Double, high: Double)? {
    guard let share else { return nil }
    let interval = ScoreInterval(wilson: share, of: Double(decided), z: 1.644_854)
    return (interval.low, interval.high)
  }
}
