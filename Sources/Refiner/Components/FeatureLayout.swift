/// Where each feature of a component stands in its feature vector.
///
/// The vector holds, in this order: mean L\*, a\*, b\* / 100; their standard deviations / 100;
/// gradient energy ln(1 + mean |grad L\*|); centroid x, y as fractions of the image; width, height as
/// fractions of the image; ln(area); fill ratio area / bounds; the ring's class histogram, one share
/// per class of the taxonomy in its order, and the share of void last.
public struct FeatureLayout: Hashable, Sendable {
  /// Number of classes of the taxonomy.
  public let classCount: Int

  /// Makes the layout for a taxonomy of `classCount` classes.
  public init(classCount: Int) { self.classCount = classCount }

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
  /// Length of the vector.
  public var count: Int { ring + classCount + 1 }
}
