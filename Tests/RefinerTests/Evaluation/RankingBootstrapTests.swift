import Testing

@testable import Refiner

@Suite struct RankingBootstrapTests {
  /// Wrong ones score about 0.8 higher than right ones, in units of the spread.
  private static func sample(_ count: Int, seed: UInt64) -> (
    scores: [Double], noise: [Double], isWrong: [Bool], areas: [Int]
  ) {
    var random = SplitMix64(seed: seed)
    let isWrong = (0..<count).map { _ in Int.random(in: 0..<3, using: &random) == 0 }
    func normal() -> Double {
      (0..<12).reduce(-6) { sum, _ in sum + Double.random(in: 0..<1, using: &random) }
    }
    return (
      isWrong.map { ($0 ? 0.8 : 0) + normal() }, isWrong.map { _ in normal() }, isWrong,
      (0..<count).map { _ in Int.random(in: 20..<4000, using: &random) }
    )
  }

  @Test func copiesCountAsIfWrittenOut() throws {
    var random = SplitMix64(seed: 3)
    for _ in 0..<30 {
      let count = Int.random(in: 2..<160, using: &random)
      let scores = (0..<count).map { _ in Double(Int.random(in: 0..<20, using: &random)) }
      let isWrong = (0..<count).map { _ in Bool.random(using: &random) }
      let areas = (0..<count).map { _ in Int.random(in: 1..<100, using: &random) }
      let copies = (0..<count).map { _ in Int32.random(in: 0..<4, using: &random) }
      let places = (0..<count).flatMap { Array(repeating: $0, count: Int(copies[$0])) }
      let weighted = RankedOrder(scores: scores, isWrong: isWrong, areas: areas)
        .ranking(copies: copies)
      let written = Ranking(
        scores: places.map { scores[$0] }, isWrong: places.map { isWrong[$0] },
        areas: places.map { areas[$0] })
      guard let weighted, let written else {
        #expect(weighted == nil && written == nil)
        continue
      }
      #expect(abs(weighted.averagePrecision - written.averagePrecision) < 1e-12)
      #expect(abs(weighted.areaUnderROC - written.areaUnderROC) < 1e-12)
      #expect(abs(weighted.areaAveragePrecision - written.areaAveragePrecision) < 1e-12)
      for (cut, value) in written.precisions {
        #expect(abs((weighted.precisions[cut] ?? -1) - value) < 1e-12)
      }
      #expect(weighted.count == written.count && weighted.wrong == written.wrong)
    }
  }

  @Test func isTheSameForTheSameSeedAndAnotherForAnother() {
    let sample = Self.sample(200, seed: 1)
    func rankings(seed: UInt64) -> [[Ranking]] {
      let order = RankedOrder(
        scores: sample.scores, isWrong: sample.isWrong, areas: sample.areas)
      return RankingBootstrap([order], isWrong: sample.isWrong, replicates: 20, seed: seed).rankings
    }
    #expect(rankings(seed: 4) == rankings(seed: 4))
    #expect(rankings(seed: 4) != rankings(seed: 5))
    #expect(rankings(seed: 4)[0].count == 20)
  }

  @Test func aDrawHasBothKinds() {
    let order = RankedOrder(scores: [1, 0], isWrong: [true, false], areas: [1, 1])
    let rankings = RankingBootstrap([order], isWrong: [true, false], replicates: 50, seed: 9)
      .rankings
    #expect(rankings[0].count == 50)
    #expect(rankings[0].allSatisfy { $0.averagePrecision == 1 && $0.count == 2 })
  }

  /// The spread of the AUROC is known in closed form: Hanley, McNeil 1982, equation 1.
  @Test func intervalsAreAsWideAsTheTheorySays() throws {
    let sample = Self.sample(1500, seed: 2)
    let report = try #require(
      RankingReport(
        suspicions: sample.scores, confidences: nil, isWrong: sample.isWrong, areas: sample.areas,
        replicates: 1000))
    let interval = try #require(report.intervals?.areaUnderROC)
    let area = report.areaUnderROC
    let wrong = Double(sample.isWrong.count { $0 })
    let right = 1500 - wrong
    let q1 = area / (2 - area)
    let q2 = 2 * area * area / (1 + area)
    let variance =
      (area * (1 - area) + (wrong - 1) * (q1 - area * area) + (right - 1) * (q2 - area * area))
      / (wrong * right)
    let ratio = (interval.high - interval.low) / (2 * 1.645 * variance.squareRoot())
    #expect(ratio > 0.85 && ratio < 1.15, "\(ratio)")
    #expect(interval.low < area && area < interval.high)
  }

  @Test func comparesDrawByDraw() throws {
    let sample = Self.sample(400, seed: 8)
    let report = try #require(
      RankingReport(
        suspicions: sample.scores, confidences: sample.scores.map { 1 - $0 },
        softMinimums: sample.noise.map { 1 - $0 }, isWrong: sample.isWrong, areas: sample.areas,
        replicates: 200))
    let baselines = try #require(report.baselines)
    // The same order ties in every draw; noise loses in nearly all.
    #expect(baselines["confidence"]?.beaten?.averagePrecision == 0.5)
    #expect(baselines["confidence"]?.beaten?.areaUnderROC == 0.5)
    #expect((baselines["softmin"]?.beaten?.averagePrecision ?? 0) > 0.99)
    #expect(baselines["random"]?.beaten?.areaUnderROC == 1)
    #expect(baselines["random"]?.areaUnderROC == 0.5)
    #expect(report.beaten == nil && report.orders?["gain"]?.beaten != nil)
    #expect(report.components == 400 && report.wrong == sample.isWrong.count { $0 })
  }

  @Test func thousandDrawsOf1500ComponentsTakeLessThanTwoSeconds() {
    let sample = Self.sample(1500, seed: 6)
    let start = processorTime
    let report = RankingReport(
      suspicions: sample.scores, confidences: sample.noise, softMinimums: sample.noise,
      isWrong: sample.isWrong, areas: sample.areas, replicates: 1000)
    let elapsed = processorTime - start
    #expect(report?.intervals != nil)
    #expect(elapsed < .seconds(2), "\(elapsed)")
  }

  @Test func quantilesInterpolate() {
    let interval = ScoreInterval(of: (0...10).reversed().map { Double($0) })
    #expect(abs(interval.low - 0.5) < 1e-12 && abs(interval.high - 9.5) < 1e-12)
    let single = ScoreInterval(of: [0.25])
    #expect(single.low == 0.25 && single.high == 0.25)
  }
}
