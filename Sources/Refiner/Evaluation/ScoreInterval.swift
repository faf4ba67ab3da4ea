/// Where a score lies with some probability: 90 % in evaluations, 95 % in agreement.
public struct ScoreInterval: Hashable, Sendable, Codable {
  /// The lower end: the 5 % quantile of the resamples where it was resampled at 90 %.
  public var low: Double
  /// The upper end: the 95 % quantile of the resamples where it was resampled at 90 %.
  public var high: Double

  /// Makes an interval of its ends.
  init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }

  /// Wilson's interval of a share, 0...1, that was found in `count` subjects, at least one.
  ///
  /// z: the normal distribution's quantile of the upper end, 1.645 for 90 %.  E. B. Wilson: "Probable
  /// inference, the law of succession, and statistical inference", JASA 22, 1927.
  init(wilson share: Double, of count: Double, z: Double) {
    precondition(count > 0, "An interval of \(count) subjects")
    let scale = 1 + z * z / count
    let middle = (share + z * z / (2 * count)) / scale
    let half =
      z * (share * (1 - share) / count + z * z / (4 * count * count)).squareRoot() / scale
    low = max(0, middle - half)
    high = min(1, middle + half)
  }

  /// Takes the middle of a score's values in all resamples, at least one, interpolating linearly.
  ///
  /// coverage: how much of them is the middle, 0...1.
  ///
  /// The percentile bootstrap: Efron, Tibshirani: "An Introduction to the Bootstrap", 1993, chapter 13.
  /// - Complexity: O(n log n).
  init(of values: [Double], coverage: Double = 0.9) {
    precondition(!values.isEmpty, "An interval of no values")
    let sorted = values.sorted()
    func quantile(_ share: Double) -> Double {
      let position = share * Double(sorted.count - 1)
      let below = Int(position)
      let above = min(below + 1, sorted.count - 1)
      return sorted[below] + (position - Double(below)) * (sorted[above] - sorted[below])
    }
    low = quantile((1 - coverage) / 2)
    high = quantile((1 + coverage) / 2)
  }
}
