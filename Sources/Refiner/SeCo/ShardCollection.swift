internal import Labels

/// All shards of a run, finished and made alike.
struct ShardCollection {
  /// The shards in order.
  let shards: [GatheredShard]

  /// Reads the shards of a run.
  /// - Throws: `ShardError` when there is none, when some are missing or not finished, or when they were
  ///   not made alike; `StoreError` when one cannot be read.
  init(of folder: String) throws {
    let place = ShardFolder(run: folder)
    let found = place.shards()
    guard let count = found.first?.count else { throw ShardError.none(folder: folder) }
    if let other = found.first(where: { $0.count != count }) {
      throw ShardError.otherCount(folder: folder, found: other.count, wanted: count)
    }
    var unfinished: [Shard] = []
    var shards: [GatheredShard] = []
    for shard in found {
      if let read = try GatheredShard(shard, at: place.database(of: shard)) {
        shards.append(read)
      } else {
        unfinished.append(shard)
      }
    }
    let begun = Set(found.map(\.index))
    let missing = (1...count).filter { !begun.contains($0) }
      .compactMap { Shard(index: $0, of: count) }
    guard missing.isEmpty, unfinished.isEmpty else {
      throw ShardError.incomplete(
        folder: folder, missing: missing, unfinished: unfinished, count: count)
    }
    self.shards = shards
    try check()
  }

  private func check() throws(ShardError) {
    for shard in shards.dropFirst() {
      if let difference = shard.configuration.difference(from: shards[0].configuration) {
        throw .otherPlan(path: shard.path, difference: difference)
      }
    }
    let total = shards.reduce(0) { $0 + $1.images.count }
    for shard in shards { try shard.check(total: total) }
  }

  /// The `run.toml` that one process writes for the whole data set.
  var configuration: RunConfiguration {
    let total = shards.reduce(0) { $0 + $1.images.count }
    let inputs = (0..<total).map { place in
      shards[place % shards.count].configuration.inputs[place / shards.count]
    }
    let plan = shards[0].configuration
    return plan.with(
      runID: RunConfiguration.runID(
        of: inputs, taxonomy: plan.taxonomy, settings: plan.settings), inputs: inputs)
  }
}
