/// How well a score orders components so that the wrong ones come first.
public struct Ranking: Hashable, Sendable {
  /// Where the precision of the first so many is taken.
  public static let cuts = [10, 50, 100, 500]

  /// Average precision, 0...1: the sum over score thresholds of precision times the gain in recall,
  /// equal scores forming one threshold; scikit-learn's `average_precision_score`.
  public let averagePrecision: Double
  /// Area under the ROC curve, 0...1: the chance that a wrong component scores above a right one,
  /// ties counting half.
  public let areaUnderROC: Double
  /// Average precision where each component weighs as many as it has pixels.
  public let areaAveragePrecision: Double
  /// How many components there are.
  public let count: Int
  /// How many of them are wrong, at least one.
  public let wrong: Int

  private let wrongInHead: [Double]

  /// Takes the sums over all groups; nil when not both wrong and right components exist.
  init?(_ curve: RankingCurve) {
    guard curve.wrong > 0, curve.wrong < curve.count else { return nil }
    count = curve.count
    wrong = curve.wrong
    wrongInHead = curve.wrongInHead
    averagePrecision = curve.precisionSum / Double(wrong)
    areaAveragePrecision = curve.areaPrecisionSum / curve.wrongArea
    areaUnderROC = curve.pairs / (Double(wrong) * Double(count - wrong))
  }

  /// Measures an order of components.
  ///
  /// `scores` are finite, higher meaning more suspect; `areas` are in pixels, positive. All three
  /// have one value per component. Nil when not both wrong and right components exist, as no order
  /// is better than another then.
  /// - Complexity: O(n log n).
  public init?(scores: [Double], isWrong: [Bool], areas: [Int]) {
    let order = RankedOrder(scores: scores, isWrong: isWrong, areas: areas)
    guard let ranking = order.ranking() else { return nil }
    self = ranking
  }

  /// The share of wrong ones among the hundred highest scores (all, when there are fewer); equal
  /// scores at the cut count with their mean.
  public var precisionAt100: Double { precision(atPlace: 2) }

  /// The share of wrong ones among the first so many, by those of ``cuts`` that are so many.
  public var precisions: [Int: Double] {
    var result: [Int: Double] = [:]
    for (place, cut) in Self.cuts.enumerated() where cut <= count {
      result[cut] = precision(atPlace: place)
    }
    return result
  }

  /// How many times as many wrong ones the first so many hold as a random choice of them would.
  public var lifts: [Int: Double] {
    precisions.mapValues { $0 * Double(count) / Double(wrong) }
  }

  private func precision(atPlace place: Int) -> Double {
    wrongInHead[place] / Double(min(Self.cuts[place], count))
  }
}
