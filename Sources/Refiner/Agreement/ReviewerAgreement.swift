/// How far reviewers agree: all of them, and every two.
public struct ReviewerAgreement: Hashable, Sendable, Codable {
  /// All reviewers.
  public var pooled: Agreement
  /// Every two reviewers, the first before the second; those who share no component have no scores.
  public var pairs: [Agreement]

  /// Measures a table.
  ///
  /// reviewers: [raters], their names.  names: [categories], what the categories are called.
  /// - Complexity: As ``Agreement``, for every pair once more; pairs are measured in parallel.
  init(_ table: RatingTable, reviewers: [String], names: [String], workers: Int) throws {
    var tasks: [[Int]] = [Array(reviewers.indices)]
    if reviewers.count > 2 {
      for first in reviewers.indices {
        for second in reviewers.indices where second > first { tasks.append([first, second]) }
      }
    }
    var found = [Agreement?](repeating: nil, count: tasks.count)
    try forEachInParallel(Array(tasks.enumerated()), workers: workers) { place, raters in
      let own = place == 0 ? table : table.pair(raters[0], raters[1])
      return (place, Agreement(own, raters: raters.map { reviewers[$0] }, names: names))
    } body: { place, agreement in
      found[place] = agreement
    }
    let all = found.compactMap(\.self)
    pooled = all[0]
    pairs = all.count > 1 ? Array(all.dropFirst()) : all
  }
}
