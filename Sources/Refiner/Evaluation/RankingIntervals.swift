/// The 90 % intervals of a ranking's scores.
public struct RankingIntervals: Hashable, Sendable, Codable {
  /// Average precision.
  public var averagePrecision: ScoreInterval
  /// Area under the ROC curve.
  public var areaUnderROC: ScoreInterval
  /// Share of wrong ones among the first hundred.
  public var precisionAt100: ScoreInterval
  /// Average precision weighted by pixels.
  public var areaAveragePrecision: ScoreInterval
  /// Share of wrong ones among the first so many.
  public var precision: [Int: ScoreInterval]
  /// That share over the share of wrong ones among all.
  public var lift: [Int: ScoreInterval]

  enum CodingKeys: String, CodingKey {
    case averagePrecision = "AP"
    case areaUnderROC = "AUROC"
    case precisionAt100
    case areaAveragePrecision = "areaAP"
    case precision, lift
  }

  /// Takes the scores of one order in all resamples, at least one.
  init(_ resamples: [Ranking]) {
    averagePrecision = ScoreInterval(of: resamples.map(\.averagePrecision))
    areaUnderROC = ScoreInterval(of: resamples.map(\.areaUnderROC))
    precisionAt100 = ScoreInterval(of: resamples.map(\.precisionAt100))
    areaAveragePrecision = ScoreInterval(of: resamples.map(\.areaAveragePrecision))
    func intervals(_ values: (Ranking) -> [Int: Double]) -> [Int: ScoreInterval] {
      var columns: [Int: [Double]] = [:]
      for resample in resamples {
        for (cut, value) in values(resample) { columns[cut, default: []].append(value) }
      }
      return columns.mapValues { ScoreInterval(of: $0) }
    }
    precision = intervals(\.precisions)
    lift = intervals(\.lifts)
  }
}
