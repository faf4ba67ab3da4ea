import Labels

/// All that `evaluate --json` prints: stable keys, fractions 0...1 (DESIGN section 9).
public struct EvaluationReport: Hashable, Sendable, Codable {
  /// Plain mean of the classes' IoU.
  public var meanIoU: Double
  /// Share of correct pixels among those labelled and known.
  public var accuracy: Double
  /// Share of labelled pixels.
  public var coverage: Double
  /// IoU by class name.
  public var intersectionOverUnion: [String: Double]
  /// How well errors were ranked; absent for label maps without a ranking.
  public var ranking: RankingReport?
  /// How pure the noise model's groups are; absent without one.
  public var groups: NoiseGroups?

  enum CodingKeys: String, CodingKey {
    case meanIoU = "mIoU"
    case accuracy, coverage
    case intersectionOverUnion = "iou"
    case ranking, groups
  }

  /// Takes the scores of counted maps.
  public init(
    matrix: ConfusionMatrix, ranking: RankingReport? = nil, groups: NoiseGroups? = nil
  ) {
    meanIoU = matrix.meanIntersectionOverUnion
    accuracy = matrix.accuracy
    coverage = matrix.coverage
    intersectionOverUnion = [:]
    for (entry, value) in zip(matrix.taxonomy.classes, matrix.intersectionOverUnion) {
      intersectionOverUnion[entry.name] = value
    }
    self.ranking = ranking
    self.groups = groups
  }
}
