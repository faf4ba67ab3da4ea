/// Where each feature of a component stands in its feature vector.
///
/// The vector holds, in this order: mean L\*, a\*, b\* / 100; their standard deviations / 100;
/// gradient energy ln(1 + mean |grad L\*|); centroid x, y as fractions of the image; width, height as
/// fractions of the image; ln(area); fill ratio area / bounds; the ring's class histogram, one share
/// per class of the taxonomy in its order, and the share of void last; the channels of the image
/// encoder averaged inside the component, where there is an encoder.
public struct FeatureLayout: Hashable, Sendable {
  /// Number of classes of the taxonomy.
  public let classCount: Int
  /// Number of channels of the image encoder; 0 without one.
  public let channelCount: Int

  /// Makes the layout for a taxonomy of `classCount` classes and an encoder of `channelCount` channels.
  public init(classCount: Int, channelCount: Int = 0) {
    self.classCount = classCount
    self.channelCount = channelCount
  }

  /// Index of the first of three colour means.
  public let colourMean = 0
  /// Index of the first of three colour deviations.
  public let colourDeviation = 3
  /// Index of the gradient energy.
  public let gradient = 6
  /// Index of the first of two centroid coordinates.
  public let position = 7
  /// Index of the first of width and height.
  public let extent = 9
  /// Index of the logarithm of the area.
  public let logArea = 11
  /// Index of the fill ratio.
  public let fill = 12
  /// Index of the first of `classCount + 1` ring shares.
  public let ring = 13
  /// Index of the first of `channelCount` pooled channels.
  public var embedding: Int { ring + classCount + 1 }
  /// Length of the vector.
  public var count: Int { embedding + channelCount }
}
