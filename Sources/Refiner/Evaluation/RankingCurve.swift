/// The running sums over groups of equal scores, from the highest down.
struct RankingCurve {
  /// Components of equal score.
  struct Group {
    fileprivate var count = 0
    fileprivate var wrong = 0
    fileprivate var area = 0.0
    fileprivate var wrongArea = 0.0

    mutating func add(_ copies: Int, isWrong: Bool, area: Double) {
      let area = area * Double(copies)
      count += copies
      self.area += area
      if isWrong {
        wrong += copies
        wrongArea += area
      }
    }
  }

  private(set) var count = 0
  private(set) var wrong = 0
  /// Sum over groups of the wrong ones times the precision down to there.
  private(set) var precisionSum = 0.0
  /// The same in pixels.
  private(set) var areaPrecisionSum = 0.0
  private(set) var wrongArea = 0.0
  /// Pairs of a wrong and a right one in the right order, ties as half.
  private(set) var pairs = 0.0
  /// By ``Ranking/cuts``: the wrong ones among so many of the first, a cut group's with its mean.
  private(set) var wrongInHead = [Double](repeating: 0, count: Ranking.cuts.count)
  private var area = 0.0

  /// Adds a group below all others and empties it.
  mutating func close(_ group: inout Group) {
    guard group.count > 0 else { return }
    let right = Double(group.count - group.wrong)
    pairs += right * (Double(wrong) + Double(group.wrong) / 2)
    addHeads(group)
    count += group.count
    wrong += group.wrong
    area += group.area
    wrongArea += group.wrongArea
    precisionSum += Double(group.wrong) * Double(wrong) / Double(count)
    if area > 0 { areaPrecisionSum += group.wrongArea * wrongArea / area }
    group = Group()
  }

  private mutating func addHeads(_ group: Group) {
    for (place, cut) in Ranking.cuts.enumerated() where count < cut {
      let taken = min(cut - count, group.count)
      wrongInHead[place] += Double(group.wrong) * Double(taken) / Double(group.count)
    }
  }
}
