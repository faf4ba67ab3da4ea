/// What refining one shard did.
public struct ShardSummary: Hashable, Sendable {
  /// Which one.
  public let shard: Shard
  /// Images of the shard.
  public let images: Int
  /// Components of its images.
  public let components: Int
  /// Images that this process analysed itself; the rest was there already.
  public let analysed: Int
  /// What the aggregation did to the images that this process analysed; nil without aggregation.
  public let aggregation: AggregationReport?
  /// Whether the run had been gathered before, so that nothing was to do.
  public let isGathered: Bool
}
