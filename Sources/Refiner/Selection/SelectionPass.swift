internal import Labels

/// The first of two passes of a selection: counts the confidences of the whole data set.
///
/// Each image is counted as its labels stand before any selection, so thresholds do not depend on order,
/// workers, or on where an earlier process was stopped.
struct SelectionPass: Sendable {
  let samples: [Sample]
  let taxonomy: Taxonomy
  let settings: RefinementSettings
  let limits: FileLimits
  let workers: Int

  /// The thresholds of the settings' policy; nil when all pixels are kept.
  /// - Throws: `FileError`; `RefinementError.noConfidence` for labels without confidence.
  /// - Complexity: O(pixels of the data set); memory for one image per worker.
  func thresholds(
    progress: (RefinementProgress) -> Void
  ) throws -> SelectionThresholds? {
    guard settings.selection != .none else { return nil }
    var histograms = ConfidenceHistograms(taxonomy)
    // A fixed threshold needs no counts.
    guard settings.selection != .threshold else {
      return SelectionThresholds(settings, histograms: histograms)
    }
    let reader = try LabelReader(samples, taxonomy: taxonomy, settings: settings, limits: limits)
    let limits = limits
    var done = 0
    try forEachInParallel(samples, workers: workers) { sample in
      let labels = try reader.read(sample) { () throws(FileError) in
        try PhotoFile.read(sample.image, limits: limits).size
      }
      guard let confidence = labels.confidence else {
        throw RefinementError.noConfidence(path: sample.label)
      }
      return (labels.map, confidence)
    } body: { map, confidence in
      histograms.add(map, confidence)
      done += 1
      progress(RefinementProgress(step: .selecting, done: done, total: samples.count))
    }
    return SelectionThresholds(settings, histograms: histograms)
  }
}
