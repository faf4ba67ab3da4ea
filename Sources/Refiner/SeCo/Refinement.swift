internal import Foundation
public import Labels

/// The pipeline from a data set to a run: hash and analyse every image, train, fit, judge.
///
/// Killed at any moment and started again with the same arguments it goes on where it was, and the run
/// it ends with is the same.
public struct Refinement: Sendable {
  /// Images whose results are stored in one transaction; the most work that a kill undoes.
  private static let imagesPerTransaction = 8
  private let samples: [Sample]
  private let paths: DatasetPaths
  private let taxonomy: Taxonomy
  private let settings: RefinementSettings
  private let tool: String
  private let folder: String
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
    let inputs = try inputs(progress: progress)
    let run = try openRun(inputs, progress: progress)
    let known = Set(try run.store.images().map(\.id))
    let missing = samples.indices.map { ImageID($0 + 1) }.filter { !known.contains($0) }
    var aggregation = AggregationReport()
    if try run.store.stage() == nil {
      aggregation = try analyse(missing, inputs: inputs, into: run, progress: progress)
      try run.store.set(stage: .features)
    }
    if try run.store.stage() == .features {
      try NoiseFitting(run: run).judgeAll(progress: progress)
    }
    let summary = RefinementSummary(
      images: samples.count, components: try run.store.componentCount(),
      analysed: missing.count, mixture: try run.store.mixture(),
      aggregation: settings.aggregation.needsNetwork ? aggregation : nil)
    try run.publish()
    return summary
  }

  /// Refuses stems that cannot name a map, and to mix a run into a folder of other files.
  private func checkFolder() throws {
    for sample in samples where !RunPath.isSafe(stem: sample.stem) {
      throw RefinementError.badStem(path: sample.image)
    }
    guard !Run.exists(folder) else { return }
    if case .file = FileSystem.kind(of: folder) { throw RefinementError.notFolder(folder) }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    // What a refinement leaves that was killed before its database was there.
    let leftovers = [
      RunPath.configuration, RunPath.lock, RunPath.labels, RunPath.draft + ".partial",
    ]
    let foreign = names.filter { !leftovers.contains($0) && !$0.hasPrefix(".") }
    guard foreign.isEmpty else { throw RefinementError.notEmpty(folder: folder) }
  }

  private func inputs(progress: (RefinementProgress) -> Void) throws -> [RunInput] {
    var inputs: [RunInput?] = Array(repeating: nil, count: samples.count)
    var done = 0
    let samples = samples
    let network = network
    let shared = try SharedDigests(samples)
    try forEachInParallel(Array(samples.indices), workers: workers) { index in
      let sample = samples[index]
      let embedding = try network?.embeddingFile(ofPhoto: sample.image)
      return (index, try RunInput(digesting: sample, embedding: embedding, shared: shared))
    } body: { index, input in
      inputs[index] = input
      done += 1
      progress(RefinementProgress(step: .hashing, done: done, total: samples.count))
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
      try SelectionPass(
        samples: samples, taxonomy: taxonomy, settings: settings, limits: limits, workers: workers
      ).thresholds(progress: progress)
    }
  }

  private func analyse(
    _ missing: [ImageID], inputs: [RunInput], into run: Run,
    progress: (RefinementProgress) -> Void
  ) throws -> AggregationReport {
    let reader = try LabelReader(samples, taxonomy: taxonomy, settings: settings, limits: limits)
    let analysis = ImageAnalysis(run: run, reader: reader, limits: limits, network: network)
    var aggregation = AggregationReport()
    let resumed = samples.count - missing.count
    let samples = samples
    var done = resumed
    var batch: [(ImageRecord, [ComponentRecord])] = []
    try forEachInParallel(missing, workers: workers) { id in
      let index = id.rawValue - 1
      return try analysis.analyse(samples[index], input: inputs[index], id: id)
    } idle: {
      guard let detail = network?.progress.text else { return }
      progress(
        RefinementProgress(
          step: .images, done: done, total: samples.count, resumed: resumed, detail: detail))
    } body: { image in
      if let report = image.aggregation { aggregation.add(report) }
      batch.append((image.record, image.components))
      if batch.count == Self.imagesPerTransaction {
        try run.store.add(batch)
        batch.removeAll()
      }
      done += 1
      progress(
        RefinementProgress(step: .images, done: done, total: samples.count, resumed: resumed))
    }
    if !batch.isEmpty { try run.store.add(batch) }
    return aggregation
  }
}

extension RunInput {
  /// Reads the files of a sample for their digests; those in `shared` were read before.
  /// - Throws: `StoreError.unreadable` for a file that cannot be read.
  init(
    digesting sample: Sample, embedding: String?, shared: SharedDigests
  ) throws(StoreError) {
    let paths: [(DigestRole, String?)] = [
      (.image, sample.image), (.label, sample.label), (.confidence, sample.confidence),
      (.truth, sample.truth), (.embedding, embedding),
    ]
    var files: [File] = []
    for case (let role, let path?) in paths {
      files.append(
        File(role: role, path: path, digest: try shared.sha256(ofFile: path)))
    }
    self.init(stem: sample.stem, files: files)
  }
}
