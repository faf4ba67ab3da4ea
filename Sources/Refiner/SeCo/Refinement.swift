internal import Foundation
public import Labels

/// The pipeline from a data set to a run: hash and analyse every image, train, fit, judge.
///
/// Killed at any moment and started again with the same arguments it goes on where it was, and the run
/// it ends with is the same.
public struct Refinement: Sendable {
  /// Images whose results are stored in one transaction; the most work that a kill undoes.
  private static let imagesPerTransaction = 8
  let samples: [Sample]
  let paths: DatasetPaths
  let taxonomy: Taxonomy
  let settings: RefinementSettings
  let tool: String
  let folder: String
  private let workers: Int
  private let limits: FileLimits
  private let network: RefinementNetwork?

  /// Prepares a refinement of `samples`, found at `paths`, into the run folder `folder`.
  ///
  /// tool: name and version of the program, for run.toml.  workers: images analysed at a time; each
  /// holds one image in memory.  network: what `settings.checkpoint` names; must be there when the
  /// settings aggregate.
  public init(
    samples: [Sample], paths: DatasetPaths, taxonomy: Taxonomy,
    settings: RefinementSettings = RefinementSettings(), tool: String, folder: String,
    workers: Int, limits: FileLimits = .standard, network: RefinementNetwork? = nil
  ) {
    precondition(
      network != nil || !settings.aggregation.needsNetwork, "Aggregation needs a network")
    precondition(workers > 0, "\(workers) workers")
    self.samples = samples
    self.paths = paths
    self.taxonomy = taxonomy
    self.settings = settings
    self.tool = tool
    self.folder = folder
    self.workers = workers
    self.limits = limits
    self.network = network
  }

  /// Does what is left to do.
  /// - Throws: `RefinementError` when the folder holds something else; `FileError` for input that
  ///   cannot be used; `StoreError` when the run cannot be written.
  public func run(
    progress: (RefinementProgress) -> Void
  ) throws -> RefinementSummary {
    Matrix.useOneThread()
    try checkFolder()
    try ShardFolder(run: folder).refuseWhole()
    let ids = samples.indices.map { ImageID($0 + 1) }
    let inputs = try inputs(of: ids, progress: progress)
    let run = try openRun(inputs, progress: progress)
    let (analysed, aggregation) = try analyseMissing(
      Array(zip(ids, inputs)), into: run, progress: progress)
    if try run.store.stage() == .features {
      try NoiseFitting(run: run).judgeAll(progress: progress)
    }
    let summary = RefinementSummary(
      images: samples.count, components: try run.store.componentCount(),
      analysed: analysed, mixture: try run.store.mixture(), aggregation: aggregation)
    try run.publish()
    return summary
  }

  /// Refuses stems that cannot name a map, and to mix a run into a folder of other files.
  func checkFolder() throws {
    for sample in samples where !RunPath.isSafe(stem: sample.stem) {
      throw RefinementError.badStem(path: sample.image)
    }
    guard !Run.exists(folder) else { return }
    if case .file = FileSystem.kind(of: folder) { throw RefinementError.notFolder(folder) }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    // What a refinement leaves that was killed before its database was there.
    let leftovers = [
      RunPath.configuration, RunPath.lock, RunPath.labels, RunPath.shards,
    ]
    // A database that was being made, with SQLite's files beside it.
    let partial = RunPath.partial(RunPath.draft)
    let foreign = names.filter {
      !leftovers.contains($0) && !$0.hasPrefix(".") && !$0.hasPrefix(partial)
    }
    guard foreign.isEmpty else { throw RefinementError.notEmpty(folder: folder) }
  }

  /// The files of images with their digests, in the order of `ids`.
  func inputs(
    of ids: [ImageID], progress: (RefinementProgress) -> Void
  ) throws -> [RunInput] {
    var inputs: [RunInput?] = Array(repeating: nil, count: ids.count)
    var done = 0
    let samples = samples
    let network = network
    let shared = try SharedDigests(ids.map { samples[$0.rawValue - 1] })
    try forEachInParallel(Array(ids.enumerated()), workers: workers) { place, id in
      let sample = samples[id.rawValue - 1]
      let embedding = try network?.embeddingFile(ofPhoto: sample.image)
      return (place, try RunInput(digesting: sample, embedding: embedding, shared: shared))
    } body: { place, input in
      inputs[place] = input
      done += 1
      progress(RefinementProgress(step: .hashing, done: done, total: ids.count))
    }
    return inputs.compactMap(\.self)
  }

  private func openRun(
    _ inputs: [RunInput], progress: (RefinementProgress) -> Void
  ) throws -> Run {
    let configuration = RunConfiguration(
      runID: RunConfiguration.runID(of: inputs, taxonomy: taxonomy, settings: settings), tool: tool,
      settings: settings, paths: paths, taxonomy: taxonomy, inputs: inputs)
    return try Run.resume(folder, configuration: configuration) {
      try selection(progress: progress)
    }
  }

  /// What the whole data set says about which labels are taken, see ``SelectionPass``.
  func selection(progress: (RefinementProgress) -> Void) throws -> SelectionThresholds? {
    try SelectionPass(
      samples: samples, taxonomy: taxonomy, settings: settings, limits: limits, workers: workers
    ).thresholds(progress: progress)
  }

  /// Analyses those of `images` that the run's store lacks.
  /// - Returns: how many that were, and what was done to them; nil without aggregation.
  func analyseMissing(
    _ images: [(id: ImageID, input: RunInput)], into run: Run,
    progress: (RefinementProgress) -> Void
  ) throws -> (count: Int, aggregation: AggregationReport?) {
    let known = Set(try run.store.images().map(\.id))
    let missing = images.filter { !known.contains($0.id) }
    var aggregation = AggregationReport()
    if try run.store.stage() == nil {
      aggregation = try analyse(
        missing, resumed: images.count - missing.count, into: run, progress: progress)
      try run.store.set(stage: .features)
    }
    return (missing.count, settings.aggregation.needsNetwork ? aggregation : nil)
  }

  private func analyse(
    _ images: [(id: ImageID, input: RunInput)], resumed: Int, into run: Run,
    progress: (RefinementProgress) -> Void
  ) throws -> AggregationReport {
    let reader = try LabelReader(samples, taxonomy: taxonomy, settings: settings, limits: limits)
    let analysis = ImageAnalysis(run: run, reader: reader, limits: limits, network: network)
    var aggregation = AggregationReport()
    let samples = samples
    let total = images.count + resumed
    var done = resumed
    var batch: [(ImageRecord, [ComponentRecord])] = []
    try forEachInParallel(images, workers: workers) { image in
      try analysis.analyse(samples[image.id.rawValue - 1], input: image.input, id: image.id)
    } idle: {
      guard let detail = network?.progress.text else { return }
      progress(
        RefinementProgress(
          step: .images, done: done, total: total, resumed: resumed, detail: detail))
    } body: { image in
      if let report = image.aggregation { aggregation.add(report) }
      batch.append((image.record, image.components))
      if batch.count == Self.imagesPerTransaction {
        try run.store.add(batch)
        batch.removeAll()
      }
      done += 1
      progress(RefinementProgress(step: .images, done: done, total: total, resumed: resumed))
    }
    if !batch.isEmpty { try run.store.add(batch) }
    return aggregation
  }
}
