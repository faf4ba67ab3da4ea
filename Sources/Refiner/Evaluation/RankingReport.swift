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
  /// The scores of the orders `confidence` (least confident first), `area` (smallest first), `random`.
  ///
  /// Nil within a baseline. A baseline whose input is missing is missing too.
  public var baselines: [String: RankingReport]?

  enum CodingKeys: String, CodingKey {
    case averagePrecision = "AP"
    case areaUnderROC = "AUROC"
    case precisionAt100
    case areaAveragePrecision = "areaAP"
    case baselines
  }

  /// Takes a ranking's scores.
  public init(_ ranking: Ranking, baselines: [String: RankingReport]? = nil) {
    averagePrecision = ranking.averagePrecision
    areaUnderROC = ranking.areaUnderROC
    precisionAt100 = ranking.precisionAt100
    areaAveragePrecision = ranking.areaAveragePrecision
    self.baselines = baselines
  }

  /// Measures `suspicions` and the baselines on the components whose truth is known.
  ///
  /// `confidences` are the components' mean confidences, 0...1, nil when there are none. The `random`
  /// baseline is what an order without information is expected to score: precision equal to the share
  /// of the wrong, by count or by pixels. Nil when not both wrong and right components exist.
  /// - Complexity: O(n log n).
  public init?(
    suspicions: [Double], confidences: [Double]?, isWrong: [Bool], areas: [Int]
  ) {
    guard let own = Ranking(scores: suspicions, isWrong: isWrong, areas: areas),
      let random = Ranking(
        scores: Array(repeating: 0, count: areas.count), isWrong: isWrong, areas: areas),
      let area = Ranking(scores: areas.map { -Double($0) }, isWrong: isWrong, areas: areas)
    else { return nil }
    var baselines = ["random": RankingReport(random), "area": RankingReport(area)]
    if let confidences,
      let ranking = Ranking(scores: confidences.map { 1 - $0 }, isWrong: isWrong, areas: areas)
    {
      baselines["confidence"] = RankingReport(ranking)
    }
    self.init(own, baselines: baselines)
  }
}
