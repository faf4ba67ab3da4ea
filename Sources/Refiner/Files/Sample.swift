/// One image of a data set and the files that go with it.
public struct Sample: Hashable, Sendable {
  /// The name that image, label, confidence and truth share, without suffix and extension; unique in the
  /// data set, with `/` for subfolders.
  public let stem: String
  /// Path of the photo.
  public let image: String
  /// Path of the label map.
  public let label: String
  /// Path of the confidence map or soft labels.
  public let confidence: String?
  /// Path of the ground truth.
  public let truth: String?

  /// Makes a sample.
  public init(
    stem: String, image: String, label: String, confidence: String? = nil, truth: String? = nil
  ) {
    self.stem = stem
    self.image = image
    self.label = label
    self.confidence = confidence
    self.truth = truth
  }
}
