internal import Foundation

/// Makes one run of its shards: takes their images in, trains one classifier, fits one mixture, judges.
///
/// The run has the same bytes as one that a single process refines. Killed at any moment and started
/// again, it goes on where it was.
public struct Gathering: Sendable {
  private let folder: String
  private let workers: Int

  /// Prepares gathering the shards of the run in `folder`; workers: maps checked at a time.
  public init(folder: String, workers: Int) {
    precondition(workers > 0, "\(workers) workers")
    self.folder = folder
    self.workers = workers
  }

  /// Does what is left to do; of a run that is finished, nothing.
  /// - Throws: `ShardError` when shards are missing, unfinished or do not belong together;
  ///   `RefinementError` when the folder holds a run of something else; `StoreError` when the run
  ///   cannot be written.
  public func run(progress: (RefinementProgress) -> Void) throws -> GatheringSummary {
    Matrix.useOneThread()
    if Run.isPublished(folder) { return try finished() }
    let collection = try ShardCollection(of: folder)
    try checkMaps(of: collection, progress: progress)
    let configuration = collection.configuration
    let run = try Run.resume(folder, configuration: configuration) { configuration.selection }
    try takeIn(collection, into: run, progress: progress)
    if try run.store.stage() == .features {
      try NoiseFitting(run: run).judgeAll(progress: progress)
    }
    let summary = try GatheringSummary(of: run, shards: collection.shards.count)
    try run.publish()
    ShardFolder(run: folder).remove()
    return summary
  }

  private func finished() throws -> GatheringSummary {
    let run = try Run.open(folder, readOnly: true)
    // What is left of a gathering that was killed at its very end.
    let place = ShardFolder(run: folder)
    if let rest = try? ShardCollection(of: folder),
      rest.configuration.runID == run.configuration.runID
    {
      place.remove()
    }
    place.removeRest()
    Run.removeDraft(of: folder)
    return try GatheringSummary(of: run, shards: nil)
  }

  /// Refuses maps that shards wrote elsewhere and that were not copied, or that were changed.
  private func checkMaps(
    of collection: ShardCollection, progress: (RefinementProgress) -> Void
  ) throws {
    let maps = collection.shards.flatMap { shard in shard.images.map { (shard.shard, $0) } }
    let folder = folder
    var done = 0
    try forEachInParallel(maps, workers: workers) { shard, image in
      let path = folder + "/" + RunPath.label(stem: image.stem)
      let digest = try? FileDigest.sha256(ofFile: path)
      guard digest != nil, digest == image.digests[DigestRole.map.rawValue] else {
        throw ShardError.map(path: path, shard: shard)
      }
    } body: {
      done += 1
      progress(RefinementProgress(step: .checking, done: done, total: maps.count))
    }
  }

  /// Adds the images of all shards that the run lacks, a shard in one transaction.
  private func takeIn(
    _ collection: ShardCollection, into run: Run, progress: (RefinementProgress) -> Void
  ) throws {
    guard try run.store.stage() == nil else { return }
    let known = Set(try run.store.images().map(\.id))
    var done = 0
    for shard in collection.shards {
      let ids = shard.images.map(\.id)
      if !known.isSuperset(of: ids) {
        guard known.isDisjoint(with: ids) else { throw ShardError.partOfShard(path: shard.path) }
        do throws(StoreError) {
          try run.store.addAll(ofStore: shard.path)
        } catch {
          throw Self.error(error, of: shard)
        }
      }
      done += shard.images.count
      progress(
        RefinementProgress(step: .gathering, done: done, total: run.configuration.inputs.count))
    }
    try run.store.set(stage: .features)
  }

  /// SQLite does not say which of two databases is broken; the draft was made by this process.
  private static func error(_ error: StoreError, of shard: GatheredShard) -> any Error {
    switch error {
    case .damaged(_, let reason), .failed(_, let reason):
      ShardError.damaged(path: shard.path, reason: reason)
    default: error
    }
  }
}
