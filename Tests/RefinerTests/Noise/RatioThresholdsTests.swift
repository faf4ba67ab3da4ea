import Testing

@testable import Refiner

@Suite struct RatioThresholdsTests {
  /// The vector of reference `seco-method.md` 1.3.
  @Test(arguments: [(0.8, Float(0.8)), (0.5, 0.5), (1.0, 0.9), (0.0, 0.1)])
  func matchesTheReference(ratio: Double, threshold: Float) {
    let list: [Float] = [0.1, 0.5, 0.2, 0.3, 0.7, 0.4, 0.6, 0.8, 0.9, 0.5]
    #expect(RatioThresholds.threshold(list.sorted(), ratio: ratio) == threshold)
  }

  @Test func anEmptyListHasNoThreshold() {
    #expect(RatioThresholds.threshold([], ratio: 0.5) == nil)
  }

  @Test func localThresholdsAreOfThePredictedClassAndTheGlobalOnesTheirMean() {
    var samples = ComponentSamples(reserving: 5)
    for (loss, score) in [(Float(1), Float(0.9)), (2, 0.8), (3, 0.7)] {
      samples.add(position: 0, loss: loss, other: score)
    }
    for (loss, score) in [(Float(10), Float(0.5)), (20, 0.4)] {
      samples.add(position: 2, loss: loss, other: score)
    }
    let thresholds = RatioThresholds(of: samples, classCount: 3, ratio: 0.5)
    #expect(thresholds.loss == 3 && thresholds.score == 0.7)
    #expect(thresholds.localLosses == [2, nil, 20])
    #expect(thresholds.localScores == [0.8, nil, 0.5])
    #expect(abs(thresholds.globalLoss - (3 * 2 + 2 * 20) / 5) < 1e-9)
    #expect(abs(thresholds.globalScore - (3 * 0.8 + 2 * 0.5) / 5) < 1e-6)
  }

  @Test func globalIsTheMeanOverComponentsOfTheirLocalThreshold() {
    var samples = ComponentSamples(reserving: 4)
    for (position, loss, score) in [
      (0, Float(1), Float(0.5)), (0, 2, 0.75), (0, 4, 0.25), (1, 8, 1),
    ] {
      samples.add(position: position, loss: loss, other: score)
    }
    let thresholds = RatioThresholds(of: samples, classCount: 2, ratio: 0.5)
    #expect(thresholds.loss == 4 && thresholds.score == 0.75)
    #expect(thresholds.localLosses == [2, 8] && thresholds.localScores == [0.5, 1])
    #expect(thresholds.globalLoss == 3.5 && thresholds.globalScore == 0.625)
  }

  @Test func nothingHasNoLocalThresholds() {
    let thresholds = RatioThresholds(
      of: ComponentSamples(reserving: 0), classCount: 2, ratio: 0.5)
    #expect(thresholds.localLosses == [nil, nil])
  }

  /// The quantile is exact however many values there are: as sorting the plain list gives it.
  @Test func quantilesOfManyValuesAreExact() {
    var random = SplitMix64(seed: 3)
    var samples = ComponentSamples(reserving: 10_000)
    var plain: [(position: Int, loss: Float)] = []
    for _ in 0..<10_000 {
      plain.append(
        (Int.random(in: 0..<4, using: &random), Float.random(in: 0...9, using: &random)))
    }
    for (position, loss) in plain { samples.add(position: position, loss: loss, other: 0) }
    let thresholds = RatioThresholds(of: samples, classCount: 4, ratio: 0.3)
    #expect(thresholds.loss == plain.map(\.loss).sorted()[3000])
    for position in 0..<4 {
      let own = plain.filter { $0.position == position }.map(\.loss).sorted()
      #expect(thresholds.localLosses[position] == own[Int(Double(own.count) * 0.3)])
    }
  }
}
