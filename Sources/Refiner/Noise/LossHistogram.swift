/// How many components of each verdict have a loss within each of 256 equal bins: what a chart needs.
public struct LossHistogram: Hashable, Codable, Sendable {
  /// Number of bins.
  public static let binCount = 256

  /// The smallest loss, nats: the first bin's lower edge.
  public let minimum: Double
  /// The largest loss, nats: the last bin's upper edge.
  public let maximum: Double
  /// Counts by verdict's name, one per bin.
  private var counts: [String: [Int]]

  /// Makes an empty histogram.
  public init(minimum: Double, maximum: Double) {
    self.minimum = minimum
    self.maximum = maximum
    counts = Dictionary(
      uniqueKeysWithValues: Verdict.allCases.map {
        ($0.rawValue, Array(repeating: 0, count: Self.binCount))
      })
  }

  /// Counts one component.
  public mutating func add(loss: Double, verdict: Verdict) {
    let bin = bin(of: loss)
    counts[verdict.rawValue]?[bin] += 1
  }

  /// The counts of one verdict, one per bin.
  public func counts(of verdict: Verdict) -> [Int] { counts[verdict.rawValue] ?? [] }

  /// The bin that a loss falls into.
  public func bin(of loss: Double) -> Int {
    guard maximum > minimum else { return 0 }
    let share = (loss - minimum) / (maximum - minimum)
    return min(Self.binCount - 1, max(0, Int(share * Double(Self.binCount))))
  }

  /// Number of components.
  public var total: Int { counts.values.reduce(0) { $0 + $1.reduce(0, +) } }

  /// Whether every verdict has all of its bins: false for a damaged one.
  var isWhole: Bool {
    minimum.isFinite && maximum.isFinite && minimum <= maximum
      && Verdict.allCases.allSatisfy { counts(of: $0).count == Self.binCount }
  }
}
