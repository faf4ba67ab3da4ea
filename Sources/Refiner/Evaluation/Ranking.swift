/// How well a score orders components so that the wrong ones come first.
public struct Ranking: Hashable, Sendable {
  /// Average precision, 0...1: the sum over score thresholds of precision times the gain in recall,
  /// equal scores forming one threshold; scikit-learn's `average_precision_score`.
  public let averagePrecision: Double
  /// Area under the ROC curve, 0...1: the chance that a wrong component scores above a right one,
  /// ties counting half.
  public let areaUnderROC: Double
  /// The share of wrong ones among the hundred highest scores (all, when there are fewer); equal
  /// scores at the cut count with their mean.
  public let precisionAt100: Double
  /// Average precision where each component weighs as many as it has pixels.
  public let areaAveragePrecision: Double

  /// Measures an order of components.
  ///
  /// `scores` are finite, higher meaning more suspect; `areas` are in pixels, positive. All three
  /// have one value per component. Nil when not both wrong and right components exist, as no order
  /// is better than another then.
  /// - Complexity: O(n log n).
  public init?(scores: [Double], isWrong: [Bool], areas: [Int]) {
    precondition(
      scores.count == isWrong.count && scores.count == areas.count,
      "\(scores.count) scores, \(isWrong.count) truths, \(areas.count) areas")
    guard isWrong.contains(true), isWrong.contains(false) else { return nil }
    let order = scores.indices.sorted { scores[$0] > scores[$1] }
    var curve = Curve()
    var start = 0
    while start < order.count {
      var group = Curve.Group()
      var end = start
      while end < order.count, scores[order[end]] == scores[order[start]] {
        group.add(isWrong: isWrong[order[end]], area: areas[order[end]])
        end += 1
      }
      curve.add(group)
      start = end
    }
    averagePrecision = curve.precisionSum / Double(curve.wrong)
    areaAveragePrecision = curve.areaPrecisionSum / curve.wrongArea
    areaUnderROC = curve.pairs / (Double(curve.wrong) * Double(curve.count - curve.wrong))
    precisionAt100 = curve.wrongInHead / Double(min(Curve.headSize, curve.count))
  }
}

/// The running sums over groups of equal scores, from the highest down.
private struct Curve {
  static let headSize = 100

  struct Group {
    var count = 0
    var wrong = 0
    var area = 0.0
    var wrongArea = 0.0

    mutating func add(isWrong: Bool, area: Int) {
      count += 1
      self.area += Double(area)
      if isWrong {
        wrong += 1
        wrongArea += Double(area)
      }
    }
  }

  var count = 0
  var wrong = 0
  var area = 0.0
  var wrongArea = 0.0
  var precisionSum = 0.0
  var areaPrecisionSum = 0.0
  var pairs = 0.0
  var wrongInHead = 0.0

  mutating func add(_ group: Group) {
    let right = Double(group.count - group.wrong)
    pairs += right * (Double(wrong) + Double(group.wrong) / 2)
    let headLeft = min(max(0, Self.headSize - count), group.count)
    wrongInHead += Double(group.wrong) * Double(headLeft) / Double(group.count)
    count += group.count
    wrong += group.wrong
    area += group.area
    wrongArea += group.wrongArea
    precisionSum += Double(group.wrong) * Double(wrong) / Double(count)
    if area > 0 { areaPrecisionSum += group.wrongArea * wrongArea / area }
  }
}
