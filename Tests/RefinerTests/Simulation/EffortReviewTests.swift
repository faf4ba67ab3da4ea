import Labels
import Testing

@testable import Refiner

struct EffortReviewTests {
  private func review(
    _ run: SimulatedRun, _ order: EffortOrder, reviewer: SimulatedReviewer = .oracle,
    share: Double = 0.1, seed: UInt64 = 1, decisions: Int? = nil, isChecked: Bool = false
  ) -> EffortReview {
    EffortReview(
      of: run, order: order,
      settings: SimulationSettings(
        order: order, reviewer: reviewer, randomShare: share, decisions: decisions),
      seed: seed, isChecked: isChecked)
  }

  @Test(arguments: [
    // Areas 40 right, 30 wrong, 25 right, 20 wrong, 10 wrong.
    (EffortOrder.area, [0, 0, 30, 30, 50, 60]), (.oracle, [0, 30, 50, 60, 60, 60]),
    // Confidences 0.2 right, 0.5 wrong (10), 0.6 wrong (30), 0.8 wrong (20), 0.9 right.
    (.confidence, [0, 0, 10, 40, 60, 60]),
    // Doubts in pixels: 5, 4, 12, 20 (right), 4: the tie by place.
    (.confidenceArea, [0, 0, 30, 40, 40, 60]),
  ])
  func fixedPixelsAreThoseCountedByHand(order: EffortOrder, expected: [Int]) throws {
    #expect(review(try SmallRun.five(), order).fixedPixels == expected)
  }

  @Test func meanIoUIsThatOfTheComposedMaps() throws {
    let curve = review(try SmallRun.five(), .oracle).meanIoU
    // Before, true by own: a 40 a, 30 b; b 10 a, 25 b, 20 c; c none.
    //   a 40/(40+30+10), b 25/(25+10+20+30), c 0/20.
    #expect(abs(curve[0] - (0.5 + 25.0 / 85) / 3) < 1e-12)
    // The component of 30: a 70/80, b 25/55, c 0/20.
    #expect(abs(curve[1] - (70.0 / 80 + 25.0 / 55) / 3) < 1e-12)
    // All: a and b whole; c occurs nowhere, which counts as 0.
    #expect(abs(curve[5] - 2.0 / 3) < 1e-12)
  }

  @Test func anAlwaysMistakenReviewerSpoilsAllThatIsRight() throws {
    let made = review(try SmallRun.five(), .area, reviewer: .noisy(1))
    #expect(made.fixedPixels == [0, -40, -40, -65, -65, -65] && made.finalPixels == -65)
    #expect(made.meanIoU[5] < made.meanIoU[0])
  }

  @Test func aNoisyReviewerIsMistakenAsOftenAsAsked() throws {
    let run = try SmallRun.many(2000, seed: 3)
    let classes = SimulatedReviewer.noisy(0.1).classesAfter(run.components, seed: 5)
    let mistakes = zip(run.components, classes).count { $0.trueClass != $1 }
    // 200, deviation 13.4.
    #expect((150...250).contains(mistakes), "\(mistakes)")
    #expect(classes != SimulatedReviewer.noisy(0.1).classesAfter(run.components, seed: 6))
    #expect(
      SimulatedReviewer.noisy(0).classesAfter(run.components, seed: 5)
        == run.components.map(\.trueClass))
  }

  @Test func theSameSeedGivesTheSameCurveAndAnotherAnother() throws {
    let run = try SmallRun.many(150, seed: 1)
    for order in [EffortOrder.gain, .suspicion, .random] {
      let first = review(run, order, seed: 4).fixedPixels
      #expect(first == review(run, order, seed: 4).fixedPixels)
      #expect(first != review(run, order, seed: 5).fixedPixels, "\(order)")
      #expect(first.count == 151 && first.last == run.wrongPixels)
    }
  }

  @Test func withoutRandomPicksGainBeginsWithTheLargestFirstGain() throws {
    let run = try SmallRun.many(60, seed: 2)
    let gains = run.components.indices.map {
      Double(run.table.first[$0]) * Double(run.components[$0].area)
    }
    let order = EffortOrder.descending(gains)
    var fixed = 0
    let curve = review(run, .gain, share: 0, decisions: 40).fixedPixels
    #expect(curve.count == 41)
    for (place, item) in order.prefix(40).enumerated() {
      fixed += run.components[item].isWrong ? run.components[item].area : 0
      #expect(curve[place + 1] == fixed)
    }
  }

  @Test func learningFindsWhatTheFirstRankingHasTheWrongWayRound() throws {
    // Class 0 is always wrong and least suspected, class 1 always right; confidence says nothing.
    let parts = (0..<400).map { place in
      (
        own: UInt8(place % 2), true: UInt8(1), area: 30 + place % 7,
        confidence: Float?.some(0.5)
      )
    }
    let run = try SmallRun.make(parts) { $0 % 2 == 0 ? 0.3 : 0.6 }
    let made = review(run, .suspicion, isChecked: true)
    let ranking = try #require(made.checkpoints.first?.ranking)
    #expect(made.checkpoints[0].decisions == 100 && ranking.areaUnderROC > 0.99)
    // Forty of the right ones come first, then wrong ones with one in ten at random.
    #expect(made.fixedPixels[280] > run.wrongPixels * 95 / 100)
  }

  @Test func checkpointsCountWhatIsWrongAmongTheRest() throws {
    let run = try SmallRun.many(250, seed: 8)
    let points = review(run, .oracle, isChecked: true).checkpoints
    #expect(points.map(\.decisions) == [100, 200])
    #expect(points.map(\.wrong) == [max(0, run.wrong - 100), max(0, run.wrong - 200)])
    #expect(points[1].ranking == nil || run.wrong > 200)
  }
}
