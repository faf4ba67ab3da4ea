import Labels
import Testing

@testable import Refiner

@Suite struct SeCoThresholdsTests {
  /// The vector of the reference's section 1.3.
  @Test(arguments: [(0.8, 0.8), (0.5, 0.5), (1.0, 0.9), (0.0, 0.1)])
  func quantilesAreTheReferences(ratio: Double, expected: Double) {
    let values: [Float] = [0.1, 0.5, 0.2, 0.3, 0.7, 0.4, 0.6, 0.8, 0.9, 0.5]
    #expect(Float(SeCoThresholds.quantile(values, ratio)) == Float(expected))
  }

  @Test func globalIsTheMeanOverComponentsOfTheirLocalThreshold() {
    let thresholds = SeCoThresholds(
      [(1, 0.5, ClassID(0)), (2, 0.75, ClassID(0)), (4, 0.25, ClassID(0)), (8, 1, ClassID(3))],
      ratio: 0.5)
    #expect(thresholds.all == SeCoThresholds.Pair(loss: 4, score: 0.75))
    #expect(thresholds.local[ClassID(0)] == SeCoThresholds.Pair(loss: 2, score: 0.5))
    #expect(thresholds.local[ClassID(3)] == SeCoThresholds.Pair(loss: 8, score: 1))
    #expect(thresholds.global == SeCoThresholds.Pair(loss: 3.5, score: 0.625))
  }

  @Test func nothingHasNoThresholds() {
    #expect(SeCoThresholds([], ratio: 0.5).local.isEmpty)
  }

  private func isDropped(_ mode: FilterMode, loss: Double, score: Double) throws -> Bool {
    let text = """
      {"segmentation": {"size": [1, 1], "counts": "1"}, "loss": \(loss), "score": \(score),
       "loss_threshold": 3, "score_threshold": 0.3, "local_loss_threshold": 2,
       "local_score_threshold": 0.4, "global_loss_threshold": 4, "global_score_threshold": 0.2}
      """
    return try PlacedRecord<SeCoRecord>(Array(text.utf8), path: "f", number: 1)
      .isDropped(by: mode)
  }

  /// loss 3 is above its local threshold only; score 0.3 is below its local one only.
  @Test(arguments: [
    (FilterMode.none, false), (.loss, false), (.score, false), (.both, false),
    (.localLoss, true), (.localScore, true), (.localBoth, true), (.bothLoss, false),
    (.bothScore, false), (.bothBoth, false),
  ])
  func filtersBetweenTheThresholds(mode: FilterMode, expected: Bool) throws {
    #expect(try isDropped(mode, loss: 3, score: 0.3) == expected)
  }

  @Test(arguments: FilterMode.allCases)
  func filtersBeyondAllThresholds(mode: FilterMode) throws {
    let seesLoss: Set<FilterMode> = [.loss, .both, .localLoss, .localBoth, .bothLoss, .bothBoth]
    let seesScore: Set<FilterMode> = [
      .score, .both, .localScore, .localBoth, .bothScore, .bothBoth,
    ]
    #expect(try isDropped(mode, loss: 9, score: 1) == seesLoss.contains(mode))
    #expect(try isDropped(mode, loss: 0, score: 0) == seesScore.contains(mode))
    #expect(try !isDropped(mode, loss: 2, score: 0.4))
  }

  @Test func aMissingThresholdIsNamed() {
    let text = #"{"segmentation": {"size": [1, 1], "counts": "1"}, "loss": 1}"#
    #expect {
      try PlacedRecord<SeCoRecord>(Array(text.utf8), path: "f", number: 7).isDropped(by: .bothLoss)
    } throws: { "\($0)".contains("record 7: no 'local_loss_threshold'") }
  }
}
