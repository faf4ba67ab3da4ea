/// What a refinement reports while it works.
public struct RefinementProgress: Hashable, Sendable {
  /// What is being done.
  public enum Step: String, Hashable, Sendable {
    /// Input files are read for their SHA-256; counts are images.
    case hashing
    /// The confidences of all labels are counted, to select by them; counts are images.
    case selecting
    /// Images are read and their components measured; counts are images.
    case images
    /// The maps of shards are checked; counts are images.
    case checking
    /// Shards are put together; counts are images.
    case gathering
    /// The classifier is trained; counts are steps of gradient descent.
    case training
    /// Components are judged; counts are components.
    case judging
  }

  /// What is being done.
  public let step: Step
  /// How much of it is done.
  public let done: Int
  /// How much there is in all.
  public let total: Int
  /// How much of it an earlier process had done.
  public let resumed: Int
  /// What is being done to the image in the network, such as `encoding 40 %`; nil when there is none.
  public let detail: String?

  init(step: Step, done: Int, total: Int, resumed: Int = 0, detail: String? = nil) {
    self.step = step
    self.done = done
    self.total = total
    self.resumed = resumed
    self.detail = detail
  }
}

/// What a refinement did.
public struct RefinementSummary: Hashable, Sendable {
  /// Images of the run.
  public let images: Int
  /// Components of all images.
  public let components: Int
  /// Images that this process analysed itself; the rest was there already.
  public let analysed: Int
  /// The mixture over the losses; nil when there was nothing to fit.
  public let mixture: GaussianMixture?
  /// What the aggregation did to the images that this process analysed; nil without aggregation.
  public let aggregation: AggregationReport?
}
