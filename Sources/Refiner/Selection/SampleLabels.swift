public import Labels

/// What the label files of one sample say, at the size of the map under review.
public struct SampleLabels: Hashable, Sendable {
  /// The class of every pixel, void where it is unknown or not selected.
  public var map: LabelMap
  /// How sure the model was of each pixel's class; nil when no file says.
  public var confidence: ConfidenceMap?
}
