import Labels

/// What refining knows of one image before any classifier is trained.
struct AnalysedImage: Sendable {
  /// Paths, size and digests.
  let record: ImageRecord
  /// Its components with their features.
  let components: [ComponentRecord]
  /// What the aggregation did to its labels; nil when it took no part.
  let aggregation: AggregationReport?
}

/// The per-image half of refining: reads one sample, aggregates its labels, finds and measures the
/// components, and writes the map that reviewers will see.
struct ImageAnalysis: Sendable {
  /// Components of one image take keys `image << 32` and up, so that keys do not depend on the order
  /// in which images are finished.
  private static let componentBits = 32
  let run: Run
  /// Knows the labels' formats, ids and selection.
  let reader: LabelReader
  let limits: FileLimits
  /// Gives embeddings to the features, and masks to the aggregation, which needs it.
  let network: RefinementNetwork?

  /// Analyses one sample and writes `labels/<stem>.png`.
  ///
  /// input: the sample's digests, as run.toml records them.
  /// - Throws: `FileError` for files that cannot be read or do not belong together; `AggregationError`
  ///   and `EmbeddingError` of the network.
  /// - Complexity: O(pixels) besides the network; one image, its map and its confidence are in memory.
  func analyse(_ sample: Sample, input: RunInput, id: ImageID) throws -> AnalysedImage {
    let photo = try PhotoFile.read(sample.image, limits: limits)
    let selection = run.configuration.selection
    let known = try reader.read(sample, thresholds: selection) { photo.size }
    guard selection == nil || known.confidence != nil else {
      throw RefinementError.noConfidence(path: sample.label)
    }
    let (labels, confidence) = (known.map, known.confidence)
    if let truth = sample.truth { try check(truth, against: labels, of: sample) }
    let image = photo.size == labels.size ? photo : photo.resized(to: labels.size)
    let network = try inNetwork(
      labels, image: image, photoSize: photo.size, path: sample.image)
    let map = network.map
    var digests = [DigestRole.map.rawValue: try run.writeBaseMap(map, stem: sample.stem)]
    for file in input.files { digests[file.role.rawValue] = file.digest }
    let record = ImageRecord(
      id: id, stem: sample.stem, image: sample.image, label: sample.label,
      confidence: sample.confidence, truth: sample.truth, size: map.size, digests: digests)
    return AnalysedImage(
      record: record,
      components: components(
        of: map, photo: image, embedding: network.embedding, confidence: confidence, image: id),
      aggregation: network.report)
  }

  /// What the network makes of an image.
  private struct Answer {
    var map: LabelMap
    var embedding: ImageEmbedding?
    var report: AggregationReport?
  }

  /// Sends an image through the network when there is one; the labels as they are without.
  ///
  /// image: the photo at the labels' size.
  private func inNetwork(
    _ labels: LabelMap, image: RGBImage, photoSize: Size<ImageSpace>, path: String
  ) throws -> Answer {
    guard let network else { return Answer(map: labels) }
    let aggregation = Aggregation(run.configuration.settings, taxonomy: run.taxonomy)
    return try network.withPhoto(image, photoSize: photoSize, path: path) { photo in
      guard let aggregation else { return Answer(map: labels, embedding: photo.embedding) }
      var (map, report) = try aggregation.aggregate(labels, using: photo.masks())
      report.seconds = (ContinuousClock.now - photo.started).inSeconds
      return Answer(map: map, embedding: photo.embedding, report: report)
    }
  }

  /// Ground truth takes no part in refining; better to hear now than when evaluating that it is bad.
  private func check(_ truth: String, against map: LabelMap, of sample: Sample) throws(FileError) {
    let known = try reader.truth(truth)
    guard known.size == map.size else {
      throw .sizeMismatch(
        path: truth, found: known.size, partner: sample.label, expected: map.size)
    }
  }

  private func components(
    of map: LabelMap, photo: RGBImage, embedding: ImageEmbedding?, confidence: ConfidenceMap?,
    image: ImageID
  ) -> [ComponentRecord] {
    let found = ConnectedComponents(map)
    let verticalRuns = found.verticalRuns()
    let encodings = found.encodings(of: verticalRuns)
    let features = ComponentFeatures(
      of: found, verticalRuns: verticalRuns, map: map, image: photo, taxonomy: run.taxonomy,
      embedding: embedding)
    let means = confidence.map { found.means(of: $0) }
    let softMinimums = confidence.map { found.softMinimums(of: $0) }
    return found.components.map { component in
      let index = component.index.rawValue
      return ComponentRecord(
        id: ComponentID(image.rawValue << Self.componentBits | index), image: image,
        component: component, runs: encodings[index], features: features.vectors[index],
        confidence: means?[index], softMinimum: softMinimums?[index])
    }
  }
}

extension Duration {
  /// The duration in seconds.
  fileprivate var inSeconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
