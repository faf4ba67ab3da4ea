internal import Foundation

/// The folder `shards` of a run: a database per shard, and what all of them agree on.
///
/// Processes on several machines work in it at a time; each writes its own files alone.
struct ShardFolder {
  /// The run's folder.
  let run: String

  /// Prepares the folder of a run; nothing is made.
  init(run: String) { self.run = run }

  /// The folder itself.
  var path: String { run + "/" + RunPath.shards }

  /// Where a shard's database lies, whether or not it does.
  func database(of shard: Shard) -> String { path + "/" + shard.fileName }

  /// The shards that have a database, in order; none when there is no folder.
  func shards() -> [Shard] {
    names.compactMap { Shard(fileName: $0) }.sorted {
      ($0.count, $0.index) < ($1.count, $1.index)
    }
  }

  private var names: [String] {
    (try? FileSystem.names(inFolder: path)) ?? []
  }

  /// Refuses to refine all of a run that is being refined in shards.
  /// - Throws: `ShardError.inShards`.
  func refuseWhole() throws(ShardError) {
    guard !Run.isPublished(run), !shards().isEmpty else { return }
    throw .inShards(folder: run)
  }

  /// Refuses shards of a run that one process began: its draft holds images of every shard.
  /// - Throws: `ShardError.inOneProcess`.
  func refuseShards() throws(ShardError) {
    guard !Run.isPublished(run), Run.exists(run), shards().isEmpty else { return }
    throw .inOneProcess(folder: run)
  }

  /// Makes the folder for shards of a plan, or checks that those in it follow the same plan.
  ///
  /// Of two that begin at once with different plans both may pass; gathering finds that.
  ///
  /// selection: what the whole data set says about which labels are taken; the first shard asks for it,
  /// the others find it here.
  /// - Returns: the plan with the selection.
  /// - Throws: `ShardError.otherCount` or `.otherPlan`; `FileError` or `StoreError` when files fail.
  func begin(
    _ plan: ShardPlan, count: Int, selection: () throws -> SelectionThresholds?
  ) throws -> ShardPlan {
    if let other = shards().first(where: { $0.count != count }) {
      throw ShardError.otherCount(folder: run, found: other.count, wanted: count)
    }
    let file = path + "/plan-of-\(count).toml"
    var plan = plan
    guard FileSystem.kind(of: file) != nil else {
      plan.add(try selection())
      try FileSystem.makeFolder(path)
      try AtomicFile.write(Array(plan.configuration.text.utf8), to: file)
      return plan
    }
    let first = try RunConfiguration.read(file)
    plan.add(first.selection)
    if let difference = first.difference(from: plan.configuration) {
      throw ShardError.otherPlan(path: file, difference: difference)
    }
    return plan
  }

  /// Removes the shards of a run that is finished.
  ///
  /// First the folder loses its name, so that a kill never leaves a part of the shards.
  func remove() {
    removeRest()
    guard FileSystem.kind(of: path) != nil, (try? FileSystem.rename(path, to: rest)) != nil else {
      return
    }
    removeRest()
  }

  /// Removes what a process left that was killed while it removed the shards.
  func removeRest() { try? FileManager.default.removeItem(atPath: rest) }

  private var rest: String { run + "/.\(RunPath.shards)-gathered" }
}
