import Labels
import Testing

@testable import Refiner

@Suite struct FilterModeRecordsTests {
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
