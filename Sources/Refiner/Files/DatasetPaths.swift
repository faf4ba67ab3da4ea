/// Where the files of a data set are: two folders or a list, and what goes with them.
public struct DatasetPaths: Hashable, Sendable {
  /// Folder of the photos; given together with ``labels``, without ``list``.
  public var images: String?
  /// Folder of the label maps; given together with ``images``, without ``list``.
  public var labels: String?
  /// Folder of the confidence maps or soft labels.
  public var confidence: String?
  /// Folder of the ground truth.
  public var truth: String?
  /// List file; its folder is the root of its paths.
  public var list: String?
  /// The network's file, when there was one.
  public var checkpoint: String?

  /// Makes paths.
  public init(
    images: String? = nil, labels: String? = nil, confidence: String? = nil, truth: String? = nil,
    list: String? = nil, checkpoint: String? = nil
  ) {
    self.images = images
    self.labels = labels
    self.confidence = confidence
    self.truth = truth
    self.list = list
    self.checkpoint = checkpoint
  }
}
