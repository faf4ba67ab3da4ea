/// Who works on a store.
internal enum StoreUse: Hashable, Sendable {
  /// A reviewer, with readers beside: `review.sqlite`, with a write-ahead log.
  case review
  /// One process alone, which keeps everyone else out: a draft or a shard of a run that is being
  /// refined, also on a network file system.
  case draft
  /// One process alone, which writes everything at once into a folder that nobody sees yet: what a
  /// crash leaves is thrown away, so nothing needs to reach the disk before the end.
  case fresh
}
