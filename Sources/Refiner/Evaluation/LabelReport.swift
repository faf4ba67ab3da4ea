internal import Labels

/// The scores of one set of label maps as `evaluate --json` prints them; fractions 0...1.
public struct LabelReport: Hashable, Sendable, Codable {
  /// Plain mean of the classes' IoU.
  public var meanIoU: Double
  /// Share of correct pixels among those labelled and known.
  public var accuracy: Double
  /// Share of labelled pixels.
  public var coverage: Double
  /// IoU by class name.
  public var intersectionOverUnion: [String: Double]
  /// Plain mean of the classes' boundary IoU.
  public var boundaryIoU: Double
  /// Boundary IoU by class name.
  public var classBoundaryIoU: [String: Double]
  /// Width of the boundary, a share of the images' diagonal.
  public var boundaryWidth: Double

  enum CodingKeys: String, CodingKey {
    case meanIoU = "mIoU"
    case accuracy, coverage
    case intersectionOverUnion = "iou"
    case boundaryIoU, classBoundaryIoU, boundaryWidth
  }

  /// Takes the scores of counted maps.
  public init(_ scores: LabelScores) {
    let names = scores.matrix.taxonomy.classes.map(\.name)
    meanIoU = scores.matrix.meanIntersectionOverUnion
    accuracy = scores.matrix.accuracy
    coverage = scores.matrix.coverage
    intersectionOverUnion = Dictionary(
      uniqueKeysWithValues: zip(names, scores.matrix.intersectionOverUnion))
    boundaryIoU = scores.boundary.mean
    classBoundaryIoU = Dictionary(uniqueKeysWithValues: zip(names, scores.boundary.values))
    boundaryWidth = scores.boundary.width
  }
}
