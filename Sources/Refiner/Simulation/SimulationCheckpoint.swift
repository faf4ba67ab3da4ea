/// What the model said after some hundreds of decisions, mean of all seeds.
public struct SimulationCheckpoint: Hashable, Sendable, Codable {
  /// Number of decisions.
  public let decisions: Int
  /// Area under the ROC curve of the undecided rest, where it has both kinds; nil where no seed has.
  public let areaUnderROC: Double?
  /// Average precision of the same.
  public let averagePrecision: Double?
  /// The estimate of the wrong ones among the rest.
  public let estimate: Double
  /// The lower end of its 90 % interval.
  public let low: Double
  /// The upper end.
  public let high: Double
  /// How many are wrong in truth.
  public let wrong: Double
  /// The share of the seeds whose interval holds the truth.
  public let coverage: Double

  enum CodingKeys: String, CodingKey {
    case decisions
    case areaUnderROC = "AUROC"
    case averagePrecision = "AP"
    case estimate, low, high, wrong, coverage
  }

  /// The means of reviews with equal numbers of checkpoints.
  static func means(of reviews: [EffortReview]) -> [Self] {
    (reviews.first?.checkpoints ?? []).indices.map { place in
      Self(reviews.map { $0.checkpoints[place] })
    }
  }

  private init(_ points: [EffortReview.Checkpoint]) {
    func mean(_ values: [Double]) -> Double? {
      values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }
    decisions = points.first?.decisions ?? 0
    areaUnderROC = mean(points.compactMap { $0.ranking?.areaUnderROC })
    averagePrecision = mean(points.compactMap { $0.ranking?.averagePrecision })
    estimate = mean(points.map(\.wrongLeft.estimate)) ?? 0
    low = mean(points.map(\.wrongLeft.low)) ?? 0
    high = mean(points.map(\.wrongLeft.high)) ?? 0
    wrong = mean(points.map { Double($0.wrong) }) ?? 0
    coverage = mean(points.map { $0.isCovered ? 1 : 0 }) ?? 0
  }
}
