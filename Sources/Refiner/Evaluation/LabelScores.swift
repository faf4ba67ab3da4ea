public import Labels

/// What is measured of a set of label maps against ground truth.
public struct LabelScores: Hashable, Sendable {
  /// Pixels by true and predicted class.
  public private(set) var matrix: ConfusionMatrix
  /// Pixels near the edges of the classes.
  public private(set) var boundary: BoundaryIoU

  /// Starts empty counts; `boundaryWidth` is a share of the images' diagonal.
  public init(taxonomy: Taxonomy, boundaryWidth: Double = BoundaryIoU.standardWidth) {
    matrix = ConfusionMatrix(taxonomy: taxonomy)
    boundary = BoundaryIoU(taxonomy: taxonomy, width: boundaryWidth)
  }

  /// Counts one image; both maps must be of the same size.
  /// - Complexity: O(pixels).
  public mutating func add(prediction: LabelMap, truth: LabelMap) {
    matrix.add(prediction: prediction, truth: truth)
    boundary.add(prediction: prediction, truth: truth)
  }

  /// Adds the counts of other images; taxonomies and widths must be equal.
  public mutating func add(_ other: Self) {
    matrix.add(other.matrix)
    boundary.add(other.boundary)
  }

  /// The plain mean of the classes' IoU, 0...1.
  public var meanIntersectionOverUnion: Double { matrix.meanIntersectionOverUnion }
}
