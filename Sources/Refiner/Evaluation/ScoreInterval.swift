/// Where a score lies with a probability of 90 %.
public struct ScoreInterval: Hashable, Sendable, Codable {
  /// The 5 % quantile of the resamples.
  public var low: Double
  /// The 95 % quantile of the resamples.
  public var high: Double

  /// Takes the middle 90 % of a score's values in all resamples, at least one, interpolating linearly.
  ///
  /// The percentile bootstrap: Efron, Tibshirani: "An Introduction to the Bootstrap", 1993, chapter 13.
  /// - Complexity: O(n log n).
  init(of values: [Double]) {
    precondition(!values.isEmpty, "An interval of no values")
    let sorted = values.sorted()
    func quantile(_ share: Double) -> Double {
      let position = share * Double(sorted.count - 1)
      let below = Int(position)
      let above = min(below + 1, sorted.count - 1)
      return sorted[below] + (position - Double(below)) * (sorted[above] - sorted[below])
    }
    low = quantile(0.05)
    high = quantile(0.95)
  }
}
