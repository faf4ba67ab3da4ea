/// An estimate of the number of wrong labels among components nobody decided.
///
/// The model's own probabilities, corrected by what random picks of the hidden slice say. For a pick r,
/// drawn at random from the U components that were undecided then,
///
///     sum of p over the undecided now - sum of e over what was decided since + U * e(r)
///
/// estimates the number without bias, whatever the model is worth (e = outcome - p, p taken as if the
/// component had not been decided): a difference estimator of survey sampling (Sarndal, Swensson, Wretman:
/// "Model assisted survey sampling", 1992, section 6.3). The picks' corrections are averaged, late ones,
/// which say more, with more weight, and shrunk towards none as far as the model is trusted (a normal
/// prior of its bias per component). The interval is Student's, at 90 %.
public struct WrongLeft: Hashable, Sendable, Codable {
  /// Deviation of the bias per component that is expected of a model that has learnt.
  static let learnedBias = 0.2
  /// Deviation of the bias per component that is expected of the first ranking.
  static let firstBias = 0.35
  /// The least variance of a pick's outcome around its expectation.
  private static let residualFloor = 0.15

  /// The expected number.
  public let estimate: Double
  /// Lower end of the interval, 0 or more.
  public let low: Double
  /// Upper end of the interval, at most the number of components.
  public let high: Double

  /// Estimates from probabilities and random picks.
  ///
  /// undecided: P(wrong) of each undecided component, 0...1.  residuals: outcome minus P(wrong) of each
  /// decision, in the order of decision.  picks: which of those were random picks, ascending.
  /// bias: deviation of the mean error that is expected of the probabilities.
  /// - Complexity: O(n).
  public init(undecided: [Float], residuals: [Double], picks: [Int], bias: Double) {
    let left = Double(undecided.count)
    var mean = 0.0
    var variance = 0.0
    for probability in undecided.lazy.map(Double.init) {
      mean += probability
      variance += probability * (1 - probability)
    }
    let prior = (left * bias) * (left * bias)
    let floor = max(Self.residualFloor, left > 0 ? variance / left : 0)
    guard
      let correction = Correction(
        residuals: residuals, picks: picks, left: undecided.count, residualFloor: floor)
    else {
      self.init(mean, deviation: (prior + variance).squareRoot() * 1.645, count: left)
      return
    }
    let trust = prior + correction.variance > 0 ? prior / (prior + correction.variance) : 0
    let deviation = (trust * correction.variance + variance).squareRoot()
    self.init(
      mean + trust * correction.mean,
      deviation: deviation * Self.studentQuantile(freedom: max(2, Double(picks.count) / 2)),
      count: left)
  }

  private init(_ estimate: Double, deviation: Double, count: Double) {
    let value = min(count, max(0, estimate))
    self.estimate = value
    low = max(0, min(value, estimate - deviation))
    high = min(count, max(value, estimate + deviation))
  }

  /// The 95 % quantile of Student's t (Abramowitz, Stegun 26.7.5), within 0.04 from two degrees on.
  static func studentQuantile(freedom: Double) -> Double {
    let z = 1.644_854
    let square = z * z
    let first = z * (square + 1) / 4
    let second = z * ((5 * square + 16) * square + 3) / 96
    let third = z * (((3 * square + 19) * square + 17) * square - 15) / 384
    return z + (first + (second + third / freedom) / freedom) / freedom
  }
}

/// What random picks add to a model's sum.
private struct Correction {
  let mean: Double
  let variance: Double

  /// Nil without picks.
  init?(residuals: [Double], picks: [Int], left: Int, residualFloor: Double) {
    guard !picks.isEmpty else { return nil }
    let total = left + residuals.count
    var since = [Double](repeating: 0, count: residuals.count + 1)
    for time in residuals.indices.reversed() { since[time] = since[time + 1] + residuals[time] }
    var weights = 0.0
    var sum = 0.0
    var squares = 0.0
    for time in picks {
      let undecided = Double(total - time)
      let weight = 1 / (undecided * undecided)
      weights += weight
      sum += weight * (undecided * residuals[time] - since[time])
      squares += weight * residuals[time] * residuals[time]
    }
    mean = sum / weights
    // Of weights 1/U^2, each estimate's variance being U^2 s^2: s^2 / (sum of 1/U^2).
    variance = max(residualFloor, squares / weights) / weights
  }
}
