/// A ranking's scores beside those of orders that need no noise model.
public struct RankingReport: Hashable, Sendable, Codable {
  /// Average precision.
  public var averagePrecision: Double
  /// Area under the ROC curve.
  public var areaUnderROC: Double
  /// Share of wrong ones among the first hundred.
  public var precisionAt100: Double
  /// Average precision weighted by pixels.
  public var areaAveragePrecision: Double
  /// Share of wrong ones among the first 10, 50, 100 and 500, as far as there are so many.
  public var precision: [Int: Double]
  /// That share over the share of wrong ones among all.
  public var lift: [Int: Double]
  /// Where the scores lie in 90 % of the resamples; nil without resampling.
  public var intervals: RankingIntervals?
  /// How often the run's suspicion is better than this baseline; nil without resampling, or for itself.
  public var beaten: RankingComparison?
  /// How many components were ranked; nil within a baseline.
  public var components: Int?
  /// How many of them are wrong; nil within a baseline.
  public var wrong: Int?
  /// The scores of the run's other orders: `gain`, suspicion times pixels, as the queue is ordered.
  public var orders: [String: RankingReport]?
  /// The scores of the orders `confidence` (least confident first), `softmin` (smallest soft minimum of
  /// confidence first), `area` (smallest first), `confidenceArea` (most doubt times pixels first) and
  /// `random`.
  ///
  /// Nil within a baseline. A baseline whose input is missing is missing too.
  public var baselines: [String: RankingReport]?

  enum CodingKeys: String, CodingKey {
    case averagePrecision = "AP"
    case areaUnderROC = "AUROC"
    case precisionAt100
    case areaAveragePrecision = "areaAP"
    case precision, lift, intervals, beaten, components, wrong, orders, baselines
  }

  /// Takes a ranking's scores.
  public init(_ ranking: Ranking) {
    averagePrecision = ranking.averagePrecision
    areaUnderROC = ranking.areaUnderROC
    precisionAt100 = ranking.precisionAt100
    areaAveragePrecision = ranking.areaAveragePrecision
    precision = ranking.precisions
    lift = ranking.lifts
  }
}
