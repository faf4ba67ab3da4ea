/// Everything known about one component: loaded for the shown one only.
public struct ComponentDetail: Hashable, Sendable {
  /// Its measurements, pixels and features.
  public let record: ComponentRecord
  /// What the noise model says of it, the posterior included.
  public let judgement: Judgement
  /// Its row of the queue.
  public let item: QueueItem
}
