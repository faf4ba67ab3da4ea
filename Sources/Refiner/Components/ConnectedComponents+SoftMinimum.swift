import Labels
import RealModule

extension ConnectedComponents {
  /// How sharply soft minima look for the worst pixels, in units of confidence: cleanlab's default.
  public static let softMinimumTemperature = 0.1

  /// The soft minimum of each component's confidence, 0...1, in the order of ``components``.
  ///
  /// A mean of the pixels' confidences c weighted by softmax((1 - c) / temperature): the least
  /// confident pixels count most, so that a few doubtful ones show in a large component. One minus it
  /// is a suspicion. cleanlab's `softmin` pooling, per component instead of per image: Lad, Mueller:
  /// "Estimating label quality and errors in semantic segmentation data via any model", 2023,
  /// section 3, arXiv 2307.05080.
  ///
  /// confidence: of the label map's size. temperature: towards the minimum when small, towards the mean
  /// when large; at least 0.002, so that no weight underflows.
  /// - Complexity: O(labelled pixels).
  public func softMinimums(
    of confidence: ConfidenceMap, temperature: Double = softMinimumTemperature
  ) -> [Float] {
    precondition(
      confidence.size == size, "Confidence of \(confidence.size) for labels of \(size)")
    precondition(temperature >= 0.002, "A soft minimum's temperature of \(temperature)")
    let weights = SoftMinimumWeights(temperature: temperature)
    var sums = [SoftMinimumSums](repeating: SoftMinimumSums(), count: components.count)
    let values = confidence.values.span
    for run in runs {
      let row = Int(run.y) * size.width
      sums[Int(run.component)].add(
        values.extracting((row + Int(run.start))..<(row + Int(run.end))), weights: weights)
    }
    return sums.map { Float($0.weighted / $0.total / 65_535) }
  }
}

/// exp(-c / temperature) of a confidence, which softmax((1 - c) / temperature) is proportional to.
///
/// exp(a + b) = exp(a) exp(b): the two bytes of a confidence look up a factor each, so that a table for
/// 65,536 values takes 4 KB and 512 exponentials.
private struct SoftMinimumWeights {
  private let high: [Double]
  private let low: [Double]

  init(temperature: Double) {
    low = (0..<256).map { Double.exp(-Double($0) / 65_535 / temperature) }
    high = (0..<256).map { Double.exp(-Double($0 * 256) / 65_535 / temperature) }
  }

  subscript(value: UInt16) -> Double { high[Int(value >> 8)] * low[Int(value & 255)] }
}

/// The running sums of one component.
private struct SoftMinimumSums {
  /// Weights of all pixels.
  var total = 0.0
  /// Weights times confidences, the latter in 0...65535.
  var weighted = 0.0

  mutating func add(_ stretch: Span<UInt16>, weights: SoftMinimumWeights) {
    for index in stretch.indices {
      let weight = weights[stretch[index]]
      total += weight
      weighted += weight * Double(stretch[index])
    }
  }
}
