import RealModule

extension GaussianMixture {
  /// Fits the mixture to a histogram of losses by expectation-maximisation.
  ///
  /// Starts from the two clusters that k-means finds, as the fit of the cited code base does: started
  /// at the smallest and the largest loss, a single outlier would keep a Gaussian for itself. With a
  /// histogram the cost and the memory of the fit do not grow with the data set.
  /// - Complexity: O(iterations * bins).
  public init(fitting losses: StreamingHistogram, settings: Settings = .beta) {
    let range = max(losses.maximum - losses.minimum, .leastNormalMagnitude)
    let samples = losses.bins.map {
      (value: ($0.mean - losses.minimum) / range, count: Double($0.count))
    }
    let total = max(1, samples.reduce(0) { $0 + $1.count })
    let cut = Self.clusterBoundary(of: samples)
    var start = ExpectationStep()
    for sample in samples {
      start.assign(sample.value, count: sample.count, isHigh: sample.value > cut)
    }
    let fallback = Gaussian(mean: cut, variance: settings.varianceFloor, weight: 0)
    var low = start.low.gaussian(total: total, floor: settings.varianceFloor, fallback: fallback)
    var high = start.high.gaussian(total: total, floor: settings.varianceFloor, fallback: fallback)
    var previous = -Double.infinity
    for _ in 0..<settings.maximumIterations where losses.count > 0 {
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

extension GaussianMixture {
  /// Where the best two-means clustering of weighted, rising values cuts: the cut of the largest
  /// variance between the clusters, found by trying all (Otsu, IEEE SMC 9(1), 1979).
  private static func clusterBoundary(of samples: [(value: Double, count: Double)]) -> Double {
    let total = samples.reduce(0) { $0 + $1.count }
    let sum = samples.reduce(0) { $0 + $1.value * $1.count }
    var below = (count: 0.0, sum: 0.0)
    var best = (cut: 0.5, variance: -1.0)
    for sample in samples.dropLast() {
      below.count += sample.count
      below.sum += sample.value * sample.count
      let above = (count: total - below.count, sum: sum - below.sum)
      let distance = above.sum / above.count - below.sum / below.count
      let variance = below.count * above.count * distance * distance
      if variance > best.variance { best = (sample.value, variance) }
    }
    return best.cut
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

  mutating func assign(_ value: Double, count: Double, isHigh: Bool) {
    if isHigh { high.add(value, weight: count) } else { low.add(value, weight: count) }
  }

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
