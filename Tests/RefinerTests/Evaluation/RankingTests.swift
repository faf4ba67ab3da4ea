import Refiner
import Testing

/// Expected values: scikit-learn 1.x `average_precision_score` and `roc_auc_score`.
@Suite struct RankingTests {
  static let scores = [
    0.5, 0.5, 0.4, 0.5, 0.6, 0.5, 0.5, 0.3, 0.5, 0.3, 0.6, 0.1, 0.4, 0.2, 0.5, 0.2, 0.6, 0.2, 0.4,
    0.2, 0.3, 0.4, 0.8, 0.5, 0.6, 0.1, 0.5, 0.1, 0.7, 0.4, 0.7, 0.7, 0.5, 0.5, 0.2, 0.2, 0.3, 0.1,
    0.1, 0.8,
  ]
  static let isWrong = [
    1, 1, 0, 0, 1, 0, 0, 1, 0, 1, 1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 1, 0, 1, 1, 0, 0, 0, 0, 1, 0, 1, 1,
    0, 0, 1, 0, 1, 0, 0, 1,
  ].map { $0 == 1 }
  static let areas = [
    27, 853, 62, 761, 752, 674, 137, 735, 865, 741, 629, 243, 508, 444, 785, 321, 380, 250, 450,
    522, 425, 299, 503, 564, 166, 532, 641, 111, 565, 409, 839, 363, 297, 641, 784, 97, 114, 168,
    320, 471,
  ]

  @Test func agreesWithScikitLearnOnTies() throws {
    let ranking = try #require(
      Ranking(scores: Self.scores, isWrong: Self.isWrong, areas: Self.areas))
    #expect(abs(ranking.averagePrecision - 0.7268859267845069) < 1e-12)
    #expect(abs(ranking.areaUnderROC - 0.7327365728900256) < 1e-12)
    #expect(abs(ranking.areaAveragePrecision - 0.7585533461749074) < 1e-12)
    #expect(abs(ranking.precisionAt100 - 17.0 / 40) < 1e-12)
  }

  @Test func agreesWithTheTextbookExample() throws {
    // scikit-learn's documentation: y = 0 0 1 1, scores .1 .4 .35 .8 -> AP 0.83..., AUROC 0.75.
    let ranking = try #require(
      Ranking(
        scores: [0.1, 0.4, 0.35, 0.8], isWrong: [false, false, true, true], areas: [1, 1, 1, 1]))
    #expect(abs(ranking.averagePrecision - 5.0 / 6) < 1e-12)
    #expect(ranking.areaUnderROC == 0.75)
    #expect(ranking.areaAveragePrecision == ranking.averagePrecision)
  }

  @Test func precisionAt100SharesTheTieAtTheCut() throws {
    // 90 certain errors, then 20 equal scores of which half are wrong: 90 + 10 * 10 / 20.
    let scores = (0..<130).map { $0 < 90 ? 2.0 : $0 < 110 ? 1 : 0 }
    let isWrong = (0..<130).map { $0 < 100 }
    let ranking = try #require(
      Ranking(scores: scores, isWrong: isWrong, areas: Array(repeating: 3, count: 130)))
    #expect(abs(ranking.precisionAt100 - 0.95) < 1e-12)
  }

  @Test func liftIsPrecisionOverTheShareOfWrongOnes() throws {
    // The ten first are wrong, then each third of 590.
    let isWrong = (0..<600).map { $0 < 10 || $0 % 3 == 0 }
    let ranking = try #require(
      Ranking(
        scores: (0..<600).map { -Double($0) }, isWrong: isWrong,
        areas: Array(repeating: 1, count: 600)))
    let share = Double(isWrong.count { $0 }) / 600
    #expect(ranking.precisions.keys.sorted() == [10, 50, 100, 500])
    #expect(ranking.precisions[10] == 1 && ranking.lifts[10] == 1 / share)
    for cut in [50, 100, 500] {
      let precision = Double(isWrong.prefix(cut).count { $0 }) / Double(cut)
      #expect(abs((ranking.precisions[cut] ?? 0) - precision) < 1e-12)
      #expect(abs((ranking.lifts[cut] ?? 0) - precision / share) < 1e-12)
    }
  }

  @Test func leavesOutHeadsThatAreLongerThanTheList() throws {
    let ranking = try #require(
      Ranking(scores: Self.scores, isWrong: Self.isWrong, areas: Self.areas))
    #expect(ranking.precisions.keys.sorted() == [10] && ranking.lifts.keys.sorted() == [10])
  }

  @Test func isUndefinedWithoutBothKinds() {
    #expect(Ranking(scores: [], isWrong: [], areas: []) == nil)
    #expect(Ranking(scores: [1, 2], isWrong: [true, true], areas: [1, 1]) == nil)
    #expect(Ranking(scores: [1, 2], isWrong: [false, false], areas: [1, 1]) == nil)
  }

  @Test func doesNotDependOnTheInputsOrder() throws {
    var random = SplitMix64(seed: 5)
    let expected = Ranking(scores: Self.scores, isWrong: Self.isWrong, areas: Self.areas)
    for _ in 0..<50 {
      let order = Self.scores.indices.shuffled(using: &random)
      let shuffled = try #require(
        Ranking(
          scores: order.map { Self.scores[$0] }, isWrong: order.map { Self.isWrong[$0] },
          areas: order.map { Self.areas[$0] }))
      #expect(abs(shuffled.averagePrecision - (expected?.averagePrecision ?? 0)) < 1e-12)
      #expect(shuffled.areaUnderROC == expected?.areaUnderROC)
    }
  }
}
