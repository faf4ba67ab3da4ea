/// In which share of the resamples a ranking beats another one, ties counting half: P(own > other).
public struct RankingComparison: Hashable, Sendable, Codable {
  /// By average precision.
  public var averagePrecision: Double
  /// By area under the ROC curve.
  public var areaUnderROC: Double
  /// By the share of wrong ones among the first hundred.
  public var precisionAt100: Double
  /// By average precision weighted by pixels.
  public var areaAveragePrecision: Double

  enum CodingKeys: String, CodingKey {
    case averagePrecision = "AP"
    case areaUnderROC = "AUROC"
    case precisionAt100
    case areaAveragePrecision = "areaAP"
  }

  /// Compares two orders on the same resamples, at least one.
  init(of own: [Ranking], with other: [Ranking]) {
    precondition(
      own.count == other.count && !own.isEmpty,
      "\(own.count) resamples compared with \(other.count)")
    func share(_ score: (Ranking) -> Double) -> Double {
      let wins = zip(own, other).reduce(0.0) { sum, pair in
        let (left, right) = (score(pair.0), score(pair.1))
        return sum + (left > right ? 1 : left == right ? 0.5 : 0)
      }
      return wins / Double(own.count)
    }
    averagePrecision = share(\.averagePrecision)
    areaUnderROC = share(\.areaUnderROC)
    precisionAt100 = share(\.precisionAt100)
    areaAveragePrecision = share(\.areaAveragePrecision)
  }
}
