/// The scores of several orders of the same components in the same resamples.
///
/// A resample draws as many components with replacement. All orders are measured on the same draws, so
/// that two can be compared draw by draw, without the spread that they share.
struct RankingBootstrap: Sendable {
  /// By order, then by resample.
  let rankings: [[Ranking]]

  /// Draws resamples; a draw without both wrong and right components is drawn again.
  ///
  /// orders: of the same components, of which both wrong and right ones must exist.
  /// - Complexity: O(replicates * orders * n); the orders were sorted before.
  init(_ orders: [RankedOrder], isWrong: [Bool], replicates: Int, seed: UInt64) {
    precondition(
      isWrong.contains(true) && isWrong.contains(false), "Resampling of one kind of components")
    var random = SplitMix64(seed: seed)
    var rankings = [[Ranking]](repeating: [], count: orders.count)
    for index in rankings.indices { rankings[index].reserveCapacity(replicates) }
    var copies = [Int32](repeating: 0, count: isWrong.count)
    for _ in 0..<replicates {
      repeat { Self.draw(&copies, using: &random) } while !Self.hasBothKinds(copies, isWrong)
      for (index, order) in orders.enumerated() {
        guard let ranking = order.ranking(copies: copies) else { continue }
        rankings[index].append(ranking)
      }
    }
    self.rankings = rankings
  }

  private static func draw(_ copies: inout [Int32], using random: inout SplitMix64) {
    let count = UInt64(copies.count)
    for index in copies.indices { copies[index] = 0 }
    for _ in copies.indices {
      // The upper half of the product: even to within count / 2^64.
      copies[Int(count.multipliedFullWidth(by: random.next()).high)] += 1
    }
  }

  private static func hasBothKinds(_ copies: [Int32], _ isWrong: [Bool]) -> Bool {
    var kinds = (wrong: false, right: false)
    for (index, number) in copies.enumerated() where number > 0 {
      if isWrong[index] { kinds.wrong = true } else { kinds.right = true }
      if kinds.wrong && kinds.right { return true }
    }
    return false
  }
}
