import Foundation

/// How many of the components that nobody looked at are likely to be wrong, after a stratified sample.
struct BulkFinding: Hashable, Sendable {
  /// Number of components looked at.
  private(set) var looked = 0
  /// Number of them that were decided otherwise than proposed.
  private(set) var wrong = 0
  /// Number of components left.
  private(set) var rest = 0
  /// Expected number of wrong ones among those left: each stratum at its own rate.
  private(set) var expected = 0.0
  /// Sum of rest² / looked: how unequally the sample speaks for what is left.
  private var spread = 0.0

  /// Adds a stratum.
  mutating func add(looked: Int, wrong: Int, rest: Int) {
    self.looked += looked
    self.wrong += wrong
    self.rest += rest
    guard looked > 0 else { return }
    expected += Double(rest) * Double(wrong) / Double(looked)
    spread += Double(rest) * Double(rest) / Double(looked)
  }

  /// The share of wrong ones with 90 % certainty between the two: Wilson's interval around the expected
  /// rate.
  ///
  /// Its sample size is that of an unstratified sample that would tell as much, as in Kish, "Survey Sampling",
  /// 1965.  E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
  var shares: (low: Double, high: Double) {
    guard spread > 0 else { return (0, 1) }
    let (n, z) = (Double(rest) * Double(rest) / spread, 1.644_854)
    let p = expected / Double(rest)
    let middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    let margin = z / (1 + z * z / n) * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    return (max(0, middle - margin), min(1, middle + margin))
  }

  /// Whether at least half of the looked at ones were decided otherwise: the rest are no obvious ones.
  var speaksAgainst: Bool { looked > 0 && 2 * wrong >= looked }

  /// The finding in words: `you decided 2 of 11 otherwise, so about 20 of the other 109 would be wrong (7 to
  /// 47)`.
  var text: String {
    let high = Int((shares.high * Double(rest)).rounded(.up))
    guard wrong > 0 else {
      return
        "you decided none of \(looked) otherwise, so at most \(high) of the other \(rest) would be wrong"
    }
    let low = Int((shares.low * Double(rest)).rounded(.down))
    let likely = Int(expected.rounded())
    return "you decided \(wrong) of \(looked) otherwise, so about \(likely) of the other \(rest) "
      + "would be wrong (\(low) to \(high))"
  }
}
