import Testing

@testable import Refiner

struct WrongLeftTests {
  @Test func withoutPicksItIsTheModelsSum() {
    let left = WrongLeft(undecided: [0.5, 0.25, 1], residuals: [], picks: [], bias: 0)
    #expect(abs(left.estimate - 1.75) < 1e-9)
    // Variances 0.25 and 0.1875; 1.645 deviations.
    #expect(abs(left.low - (1.75 - 1.645 * 0.4375.squareRoot())) < 1e-9)
    #expect(left.high == 1.75 + 1.645 * 0.4375.squareRoot())
  }

  @Test func nothingUndecidedIsNothingWrong() {
    let left = WrongLeft(undecided: [], residuals: [0.2, -0.1], picks: [1], bias: 0.2)
    #expect(left.estimate == 0 && left.low == 0 && left.high == 0)
  }

  @Test func aModelThatOverlooksAllIsCorrectedByPicks() {
    // 900 components that the model takes for right; 100 random picks found one in two wrong.
    let residuals = (0..<100).map { $0.isMultiple(of: 2) ? 1.0 : 0.0 }
    let left = WrongLeft(
      undecided: Array(repeating: 0, count: 900), residuals: residuals,
      picks: Array(0..<100), bias: 100)
    #expect(abs(left.estimate - 450) < 12)
    #expect(left.low < 450 && left.high > 450 && left.high - left.low < 250)
  }

  @Test func whatWasDecidedSinceAPickIsTakenOff() {
    // One pick of ten undecided was wrong; since then the other two that were decided were wrong as well.
    let left = WrongLeft(
      undecided: Array(repeating: 0, count: 7), residuals: [1, 1, 1], picks: [0], bias: 1e6)
    #expect(abs(left.estimate - 7) < 1e-3)
  }

  @Test(arguments: [(2.0, 2.92), (5, 2.015), (10, 1.812), (30, 1.697), (1000, 1.646)])
  func studentsQuantileIsTheTables(freedom: Double, expected: Double) {
    #expect(abs(WrongLeft.studentQuantile(freedom: freedom) - expected) < 0.04)
  }

  /// A model that is off by a factor of two, picks drawn at random among decisions by its order.
  @Test func theIntervalCoversTheTruthInNineOfTen() {
    var covered = 0
    for seed in 0..<200 {
      let (left, truth) = Self.review(seed: UInt64(seed))
      if left.low <= Double(truth), Double(truth) <= left.high { covered += 1 }
    }
    #expect(covered >= 170, "\(covered) of 200")
  }

  private static func review(seed: UInt64) -> (WrongLeft, truth: Int) {
    var random = SplitMix64(seed: seed)
    let chances = (0..<800).map { _ in Double.random(in: 0...1, using: &random) }
    let isWrong = chances.map { Double.random(in: 0...1, using: &random) < $0 * $0 }
    var waiting = Array(0..<800).sorted { chances[$0] > chances[$1] }
    var residuals: [Double] = []
    var picks: [Int] = []
    for time in 0..<150 {
      let isPick = time % 5 == 4
      let item = waiting.remove(
        at: isPick ? Int.random(in: 0..<waiting.count, using: &random) : 0)
      if isPick { picks.append(time) }
      residuals.append((isWrong[item] ? 1 : 0) - chances[item])
    }
    let left = WrongLeft(
      undecided: waiting.map { Float(chances[$0]) }, residuals: residuals, picks: picks, bias: 0.2)
    return (left, waiting.count { isWrong[$0] })
  }
}
