internal import Labels

/// A finished shard that is about to be gathered.
struct GatheredShard: Sendable {
  /// Which one.
  let shard: Shard
  /// Where its database lies.
  let path: String
  /// What went into it.
  let configuration: RunConfiguration
  /// Its images, ascending.
  let images: [ImageRecord]

  /// Reads a shard; nil when it is not finished, or is being worked on.
  /// - Throws: `ShardError.damaged`; `StoreError` when it cannot be read.
  init?(_ shard: Shard, at path: String) throws {
    self.shard = shard
    self.path = path
    do throws(StoreError) {
      let store = try ReviewStore.open(at: path, readOnly: true, use: .draft)
      guard try store.stage() == .features else { return nil }
      let text = try store.setting(SettingKey.shardConfiguration) ?? ""
      configuration = try RunConfiguration.decode(Array(text.utf8), path: path)
      images = try store.images()
      try store.close()
    } catch {
      switch error {
      case .busy: return nil
      case .badConfiguration(_, let reason): throw ShardError.damaged(path: path, reason: reason)
      default: throw error
      }
    }
    guard images.map(\.stem) == configuration.inputs.map(\.stem) else {
      throw ShardError.damaged(path: path, reason: "its images are not its inputs")
    }
  }

  /// Refuses a shard whose images are not those that a data set of `total` gives it.
  func check(total: Int) throws(ShardError) {
    guard images.map(\.id) == shard.images(of: total) else {
      throw .damaged(path: path, reason: "it holds images of other shards, or lacks some")
    }
  }
}
