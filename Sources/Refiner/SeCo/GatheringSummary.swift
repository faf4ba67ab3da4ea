/// What gathering did.
public struct GatheringSummary: Hashable, Sendable {
  /// Images of the run.
  public let images: Int
  /// Components of all images.
  public let components: Int
  /// The mixture over the losses; nil when there was nothing to fit.
  public let mixture: GaussianMixture?
  /// Shards that were gathered; nil when the run was finished before.
  public let shards: Int?

  init(of run: Run, shards: Int?) throws(StoreError) {
    images = try run.store.imageCount()
    components = try run.store.componentCount()
    mixture = try run.store.mixture()
    self.shards = shards
  }
}
