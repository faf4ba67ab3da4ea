/// A coefficient of agreement and where it lies with a probability of 95 %.
public struct AgreementScore: Hashable, Sendable {
  /// The coefficient; nil where it is not defined.
  public var value: Double?
  /// Its interval; nil where nothing is known of it: of too few subjects or images, or because all agree.
  public var interval: ScoreInterval?

  /// Makes a score.
  init(_ value: Double?, interval: ScoreInterval? = nil) {
    self.value = value
    self.interval = value == nil ? nil : interval
  }
}

extension AgreementScore: Codable {
  private enum CodingKeys: String, CodingKey { case value, low, high }

  /// Reads what ``encode(to:)`` writes.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    value = try container.decode(Double?.self, forKey: .value)
    let low = try container.decode(Double?.self, forKey: .low)
    let high = try container.decode(Double?.self, forKey: .high)
    if let low, let high { interval = ScoreInterval(low: low, high: high) }
  }

  /// Writes `{value, low, high}`; what is not defined is null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(value, forKey: .value)
    try container.encode(interval?.low, forKey: .low)
    try container.encode(interval?.high, forKey: .high)
  }
}
