/// How far the suspicions that reviewers were shown agree with what they decided.
///
/// Of the components shown with 70 % suspicion, seven in ten should turn out wrong. Niculescu-Mizil,
/// Caruana: "Predicting good probabilities with supervised learning", ICML 2005 (the diagram); Brier:
/// "Verification of forecasts expressed in terms of probability", 1950; Naeini, Cooper, Hauskrecht:
/// "Obtaining well calibrated probabilities using Bayesian binning", AAAI 2015 (the error).
public struct Reliability: Hashable, Sendable {
  /// Decisions below which a diagram says nothing.
  public static let minimumDecisions = 20
  /// Number of bins, of equal width.
  public static let binCount = 10

  /// The decisions with suspicions of one tenth.
  public struct Bin: Hashable, Sendable {
    /// How many there are.
    public fileprivate(set) var count = 0
    /// How many of them were found wrong.
    public fileprivate(set) var wrong = 0
    fileprivate var sum = 0.0

    /// The mean of their suspicions, 0...1; nil when there are none.
    public var meanSuspicion: Double? { count > 0 ? sum / Double(count) : nil }
    /// The share of wrong ones, 0...1; nil when there are none.
    public var shareWrong: Double? { count > 0 ? Double(wrong) / Double(count) : nil }
  }

  /// Ten bins: bin i has the suspicions from i tenths up to, without, i + 1 tenths; the last has 1 too.
  public private(set) var bins = Array(repeating: Bin(), count: binCount)
  private var squares = 0.0

  /// Starts without any.
  public init() {}

  /// Adds a decision.
  ///
  /// suspicion: 0...1.
  public mutating func add(suspicion: Double, isWrong: Bool) {
    precondition((0...1).contains(suspicion), "Suspicion \(suspicion)")
    let place = min(Self.binCount - 1, Int(suspicion * Double(Self.binCount)))
    bins[place].count += 1
    bins[place].wrong += isWrong ? 1 : 0
    bins[place].sum += suspicion
    let error = suspicion - (isWrong ? 1 : 0)
    squares += error * error
  }

  /// Number of decisions.
  public var count: Int { bins.reduce(0) { $0 + $1.count } }

  /// The mean squared difference of suspicion and outcome, 0 at best; nil when there are none.
  public var brierScore: Double? { count > 0 ? squares / Double(count) : nil }

  /// The expected calibration error: by how much a bin's mean suspicion differs from its share of wrong
  /// ones, mean over the decisions; nil when there are none.
  public var calibrationError: Double? {
    let total = count
    guard total > 0 else { return nil }
    return bins.reduce(0) { $0 + abs($1.sum - Double($1.wrong)) } / Double(total)
  }
}

extension Reliability: Encodable {
  private enum CodingKeys: String, CodingKey {
    case decisions, brierScore, calibrationError, bins
  }

  /// Encodes with the keys above; unknown values are `null`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(count, forKey: .decisions)
    try container.encode(brierScore, forKey: .brierScore)
    try container.encode(calibrationError, forKey: .calibrationError)
    try container.encode(bins, forKey: .bins)
  }
}

extension Reliability.Bin: Encodable {
  private enum CodingKeys: String, CodingKey {
    case count, meanSuspicion, shareWrong
  }

  /// Encodes with the keys above; unknown values are `null`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(count, forKey: .count)
    try container.encode(meanSuspicion, forKey: .meanSuspicion)
    try container.encode(shareWrong, forKey: .shareWrong)
  }
}
