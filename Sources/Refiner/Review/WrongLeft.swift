/// An estimate of the number of wrong labels among components nobody decided.
///
/// It is the noise model's own: each eta p is taken for the probability of being wrong, independent of
/// the others. Their sum is then Poisson-binomial: mean sum(p), variance
/// sum(p (1 - p)); the interval is 1.645 standard deviations to each side (90 % if the model is right).
public struct WrongLeft: Hashable, Sendable, Codable {
  /// The expected number.
  public let estimate: Double
  /// Lower end of the interval, 0 or more.
  public let low: Double
  /// Upper end of the interval, at most the number of components.
  public let high: Double

  /// Estimates from the probabilities of being wrong, each 0...1.
  /// - Complexity: O(n).
  public init(probabilities: some Sequence<Float>) {
    var sum = Sum()
    for probability in probabilities { sum.add(probability) }
    self = sum.estimate
  }

  private init(estimate: Double, low: Double, high: Double) {
    self.estimate = estimate
    self.low = low
    self.high = high
  }

  /// Adds probabilities up.
  internal struct Sum {
    internal private(set) var count = 0
    private var mean = 0.0
    private var variance = 0.0

    internal mutating func add(_ value: Float) {
      let probability = min(max(Double(value), 0), 1)
      count += 1
      mean += probability
      variance += probability * (1 - probability)
    }

    internal var estimate: WrongLeft {
      let margin = 1.645 * variance.squareRoot()
      return WrongLeft(
        estimate: mean, low: max(0, mean - margin), high: min(Double(count), mean + margin))
    }
  }
}
