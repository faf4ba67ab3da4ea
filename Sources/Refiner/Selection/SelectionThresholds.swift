public import Labels

/// From which confidence on a pixel is kept, by class: what `run.toml` records of a selection.
public struct SelectionThresholds: Hashable, Sendable {
  /// The lowest level that is kept, 0...65535 for confidences 0...1, in the taxonomy's order.
  public let levels: [UInt16]
  /// Whether soft labels are decided anew by probability / threshold, as CBST does.
  public let isClassBalanced: Bool

  /// Makes thresholds, one level per class.
  public init(levels: [UInt16], isClassBalanced: Bool) {
    self.levels = levels
    self.isClassBalanced = isClassBalanced
  }

  /// The thresholds of a policy over the pixels counted in `histograms`; nil for ``SelectionPolicy/none``.
  public init?(_ settings: RefinementSettings, histograms: ConfidenceHistograms) {
    let classes = histograms.pixels.count
    switch settings.selection {
    case .none: return nil
    case .classBalanced:
      levels = histograms.classThresholds(portion: settings.portion)
    case .global:
      levels = Array(
        repeating: histograms.commonThreshold(portion: settings.portion), count: classes)
    case .threshold:
      levels = Array(repeating: Self.level(of: settings.confidenceThreshold), count: classes)
    }
    isClassBalanced = settings.selection == .classBalanced
  }

  /// The nearest level to a confidence within 0...1.
  public static func level(of confidence: Double) -> UInt16 {
    precondition((0...1).contains(confidence), "A confidence of \(confidence)")
    return UInt16((confidence * 65535).rounded())
  }

  /// Makes every pixel void whose confidence is below its class's threshold.
  /// - Complexity: O(pixels).
  public func apply(to map: inout LabelMap, _ confidence: ConfidenceMap, taxonomy: Taxonomy) {
    precondition(confidence.size == map.size, "Confidence \(confidence.size) of labels \(map.size)")
    precondition(levels.count == taxonomy.classes.count, "\(levels.count) thresholds")
    var lowest = [UInt16](repeating: 0, count: 256)
    for (entry, level) in zip(taxonomy.classes, levels) { lowest[Int(entry.id.rawValue)] = level }
    map.withMutableIDs { ids in
      for index in ids.indices where confidence.values[index] < lowest[Int(ids[index])] {
        ids[index] = ClassID.void.rawValue
      }
    }
  }

  /// What soft labels' probabilities are multiplied with before the largest is sought.
  var weights: [Float] {
    levels.map { isClassBalanced ? 65535 / Float(max($0, 1)) : 1 }
  }
}
