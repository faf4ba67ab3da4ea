/// Components in the order of their scores, sorted once and measured often.
///
/// Resampling with replacement gives every component a number of copies but leaves the order as it is,
/// so that each resample costs one pass.
struct RankedOrder: Sendable {
  private struct Item {
    var index: Int32
    var isWrong: Bool
    var area: Double
    /// Whether the next item has a lower score.
    var endsGroup: Bool
  }

  private let items: [Item]

  /// Sorts components by falling score; equal scores form one group whose order does not matter.
  ///
  /// scores: finite. One value per component in all three.
  /// - Complexity: O(n log n).
  init(scores: [Double], isWrong: [Bool], areas: [Int]) {
    precondition(
      scores.count == isWrong.count && scores.count == areas.count,
      "\(scores.count) scores, \(isWrong.count) truths, \(areas.count) areas")
    let order = scores.indices.sorted { scores[$0] > scores[$1] }
    items = order.enumerated().map { place, index in
      Item(
        index: Int32(index), isWrong: isWrong[index], area: Double(areas[index]),
        endsGroup: place + 1 == order.count || scores[order[place + 1]] != scores[index])
    }
  }

  /// Measures the order with every component as often as `copies` says, or once.
  ///
  /// Nil when not both wrong and right components exist, as no order is better than another then.
  /// - Complexity: O(n).
  func ranking(copies: [Int32]? = nil) -> Ranking? {
    var curve = RankingCurve()
    var group = RankingCurve.Group()
    if let copies {
      precondition(copies.count == items.count, "\(copies.count) counts for \(items.count)")
      for item in items {
        group.add(Int(copies[Int(item.index)]), isWrong: item.isWrong, area: item.area)
        if item.endsGroup { curve.close(&group) }
      }
    } else {
      for item in items {
        group.add(1, isWrong: item.isWrong, area: item.area)
        if item.endsGroup { curve.close(&group) }
      }
    }
    return Ranking(curve)
  }
}
