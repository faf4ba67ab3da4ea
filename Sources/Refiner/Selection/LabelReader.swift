public import Labels

/// Reads the labels and confidences of a data set's samples, whatever their format and id space.
public struct LabelReader: Sendable {
  private let taxonomy: Taxonomy
  private let labelIDs: LabelIDSpace
  private let truthIDs: LabelIDSpace
  private let limits: FileLimits
  /// Files that hold the labels of many images, by path.
  private let predictions: [String: SemanticPredictions]

  /// Prepares to read samples; finds the records of label files that hold many images.
  /// - Throws: `FileError` for such a file that cannot be read.
  public init(
    _ samples: [Sample], taxonomy: Taxonomy, settings: RefinementSettings,
    limits: FileLimits = .standard
  ) throws(FileError) {
    self.taxonomy = taxonomy
    self.limits = limits
    labelIDs = settings.labelIDs
    truthIDs = settings.truthIDs
    var predictions: [String: SemanticPredictions] = [:]
    for sample in samples where SemanticPredictions.isNamed(sample.label) {
      guard predictions[sample.label] == nil else { continue }
      predictions[sample.label] = try SemanticPredictions(sample.label, limits: limits)
    }
    self.predictions = predictions
  }

  /// The labels of a sample and their confidence, those below `thresholds` void.
  ///
  /// A label map has the size of its file, and the confidence is brought to it. Soft labels are brought
  /// to `photoSize`; class-balanced thresholds decide them anew (CBST), and their own probabilities are
  /// the confidence unless the sample has another.
  /// - Throws: `FileError` for files that cannot be read or do not fit the taxonomy.
  /// - Complexity: O(pixels), for soft labels O(pixels * classes).
  public func read(
    _ sample: Sample, thresholds: SelectionThresholds? = nil,
    photoSize: () throws(FileError) -> Size<ImageSpace>
  ) throws(FileError) -> SampleLabels {
    switch try content(of: sample) {
    case .map(let map):
      let confidence = try confidence(of: sample, size: map.size)
      var labels = SampleLabels(map: map, confidence: confidence)
      if let thresholds, let confidence {
        thresholds.apply(to: &labels.map, confidence, taxonomy: taxonomy)
      }
      return labels
    case .soft(let soft):
      try soft.checkProbabilities(path: sample.label)
      let decided = decide(soft, size: try photoSize(), thresholds)
      guard let confidence = try confidence(of: sample, size: decided.map.size) else {
        return decided
      }
      return SampleLabels(map: decided.map, confidence: confidence)
    }
  }

  /// The ground truth of a sample.
  /// - Throws: `FileError`.
  public func truth(_ path: String) throws(FileError) -> LabelMap {
    try LabelFile.read(path, taxonomy: taxonomy, space: truthIDs, limits: limits)
  }

  private func content(of sample: Sample) throws(FileError) -> LabelContent {
    let decoder = LabelDecoder(path: sample.label, taxonomy: taxonomy, space: labelIDs)
    guard let predictions = predictions[sample.label] else {
      let bytes = try FileSystem.read(sample.label, limit: limits.maximumBytes)
      return try LabelContent(bytes, decoder: decoder, limits: limits)
    }
    guard let image = try predictions.image(of: sample.stem) else {
      throw .missingPartners(path: sample.label, role: .label, stems: [sample.stem], count: 1)
    }
    return .map(try decoder.map(of: predictions.labels(of: image)))
  }

  private func confidence(
    of sample: Sample, size: Size<ImageSpace>
  ) throws(FileError) -> ConfidenceMap? {
    guard let path = sample.confidence else { return nil }
    return try ConfidenceFile.read(path, limits: limits).resized(to: size)
  }

  private func decide(
    _ soft: SoftLabels, size: Size<ImageSpace>, _ thresholds: SelectionThresholds?
  ) -> SampleLabels {
    let weights = thresholds?.weights ?? Array(repeating: 1, count: soft.channels)
    let decision = soft.decision(at: size, weights: weights)
    let confidence = ConfidenceMap(
      width: size.width, height: size.height, values: decision.levels)
    let classes = taxonomy.classes
    var map = LabelMap(
      width: size.width, height: size.height,
      ids: decision.winners.map { classes[Int($0)].id.rawValue })
    thresholds?.apply(to: &map, confidence, taxonomy: taxonomy)
    return SampleLabels(map: map, confidence: confidence)
  }
}
