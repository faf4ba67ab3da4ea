import RealModule

extension GaussianMixture {
  /// Fits the mixture to a histogram of losses by expectation-maximisation.
  ///
  /// Starts at means (smallest, largest), equal weights and the losses' own variance. With a histogram
  /// the cost and the memory of the fit do not grow with the data set.
  /// - Complexity: O(iterations * bins).
  public init(fitting losses: StreamingHistogram, settings: Settings = .beta) {
    let scale = GaussianMixture(
      low: Gaussian(mean: 0, variance: 1, weight: 0.5),
      high: Gaussian(mean: 1, variance: 1, weight: 0.5), minimum: losses.minimum,
      maximum: losses.maximum)
    let samples = losses.bins.map { (value: scale.normalised($0.mean), count: Double($0.count)) }
    let total = samples.reduce(0) { $0 + $1.count }
    let mean = samples.reduce(0) { $0 + $1.value * $1.count } / max(1, total)
    let spread = samples.reduce(0) { $0 + ($1.value - mean) * ($1.value - mean) * $1.count }
    let variance = spread / max(1, total) + settings.varianceFloor
    var low = Gaussian(mean: 0, variance: variance, weight: 0.5)
    var high = Gaussian(mean: 1, variance: variance, weight: 0.5)
    var previous = -Double.infinity
    for _ in 0..<settings.maximumIterations where total > 0 {
      var step = ExpectationStep()
      for sample in samples { step.add(sample.value, count: sample.count, low: low, high: high) }
      low = step.low.gaussian(total: total, floor: settings.varianceFloor, fallback: low)
      high = step.high.gaussian(total: total, floor: settings.varianceFloor, fallback: high)
      let likelihood = step.logLikelihood / total
      if abs(likelihood - previous) < settings.tolerance { break }
      previous = likelihood
    }
    let isOrdered = low.mean <= high.mean
    self.init(
      low: isOrdered ? low : high, high: isOrdered ? high : low, minimum: losses.minimum,
      maximum: losses.maximum)
  }
}

/// Responsibilities of one pass over the samples, summed up for the M step.
private struct ExpectationStep {
  struct Moments {
    var weight = 0.0
    var sum = 0.0
    var squares = 0.0

    mutating func add(_ value: Double, weight share: Double) {
      weight += share
      sum += share * value
      squares += share * value * value
    }

    func gaussian(total: Double, floor: Double, fallback: Gaussian) -> Gaussian {
      // A component that holds nothing keeps its place with no weight.
      guard weight > 1e-12 else {
        return Gaussian(mean: fallback.mean, variance: fallback.variance, weight: 1e-300)
      }
      let mean = sum / weight
      return Gaussian(
        mean: mean, variance: max(0, squares / weight - mean * mean) + floor,
        weight: weight / total)
    }
  }

  var low = Moments()
  var high = Moments()
  var logLikelihood = 0.0

  mutating func add(_ value: Double, count: Double, low first: Gaussian, high second: Gaussian) {
    let a = first.logDensity(value)
    let b = second.logDensity(value)
    let top = max(a, b)
    let total = top + Double.log(Double.exp(a - top) + Double.exp(b - top))
    low.add(value, weight: count * Double.exp(a - total))
    high.add(value, weight: count * Double.exp(b - total))
    logLikelihood += count * total
  }
}
