internal import Foundation

extension Refinement {
  /// Analyses the images of one shard into a database of its own, for ``Gathering``.
  ///
  /// Any number of shards may run at a time, on machines that share the run's folder or whose folders
  /// are copied together. Killed and started again, a shard goes on where it was.
  /// - Throws: `ShardError` when the other shards were made with something else, others as ``run(progress:)``.
  public func run(
    _ shard: Shard, progress: (RefinementProgress) -> Void
  ) throws -> ShardSummary {
    Matrix.useOneThread()
    try checkFolder()
    let ids = shard.images(of: samples.count)
    if Run.isPublished(folder) { return try gathered(shard, ids) }
    try ShardFolder(run: folder).refuseShards()
    let plan = try ShardFolder(run: folder).begin(
      ShardPlan(
        of: samples, paths: paths, taxonomy: taxonomy, settings: settings, tool: tool,
        count: shard.count), count: shard.count
    ) { try selection(progress: progress) }
    let inputs = try inputs(of: ids, progress: progress)
    let run = try Run.shard(shard, of: folder, configuration: plan.configuration(with: inputs))
    let (analysed, aggregation) = try analyseMissing(
      Array(zip(ids, inputs)), into: run, progress: progress)
    let components = try run.store.componentCount()
    try run.store.close()
    return ShardSummary(
      shard: shard, images: ids.count, components: components, analysed: analysed,
      aggregation: aggregation, isGathered: false)
  }

  /// A shard of a run that is gathered already has nothing to do.
  private func gathered(_ shard: Shard, _ ids: [ImageID]) throws -> ShardSummary {
    let run = try Run.open(folder, readOnly: true)
    let known = run.configuration
    let listing = samples.map { [$0.image, $0.label, $0.confidence, $0.truth].compactMap(\.self) }
    let knownListing = known.inputs.map { input in
      input.files.filter { $0.role != .embedding }.map(\.path)
    }
    guard known.settings == settings, known.taxonomy == taxonomy, known.paths == paths,
      known.inputs.map(\.stem) == samples.map(\.stem), knownListing == listing
    else { throw RefinementError.otherRun(folder: folder) }
    let components = try ids.reduce(0) { try $0 + run.store.componentCount(of: $1) }
    return ShardSummary(
      shard: shard, images: ids.count, components: components, analysed: 0, aggregation: nil,
      isGathered: true)
  }
}

extension Run {
  /// A shard of the run in a folder, as a run whose maps lie among the run's; it is new, or goes on.
  ///
  /// No other process can open it until its store is closed.
  /// - Throws: `ShardError.otherInputs` when its images were others; `StoreError`.
  static func shard(
    _ shard: Shard, of folder: String, configuration: RunConfiguration
  ) throws -> Run {
    let path = ShardFolder(run: folder).database(of: shard)
    let text = configuration.text
    let store: ReviewStore
    if FileManager.default.fileExists(atPath: path) {
      store = try ReviewStore.open(at: path, readOnly: false, use: .draft)
      guard try store.setting(SettingKey.shardConfiguration) == text else {
        throw ShardError.otherInputs(path: path)
      }
    } else {
      store = try ReviewStore.create(
        at: path, settings: [SettingKey.shardConfiguration: text], use: .draft)
    }
    return Run(folder: folder, configuration: configuration, store: store, lock: nil)
  }
}
