import Labels
import Testing

@testable import Refiner

struct ReliabilityTests {
  @Test func scoresAreThoseOfTheFormulas() throws {
    var found = Reliability()
    #expect(found.brierScore == nil && found.calibrationError == nil)
    found.add(suspicion: 0.25, isWrong: false)
    found.add(suspicion: 0.25, isWrong: true)
    found.add(suspicion: 0.75, isWrong: true)
    found.add(suspicion: 1, isWrong: true)
    // Squares 1/16, 9/16, 1/16, 0; errors |0.5 - 1| + |0.75 - 1| + 0 over four.
    let brier = try #require(found.brierScore)
    let error = try #require(found.calibrationError)
    #expect(found.count == 4 && abs(brier - 11.0 / 64) < 1e-12)
    #expect(abs(error - 0.75 / 4) < 1e-12)
    #expect(found.bins.map(\.count) == [0, 0, 2, 0, 0, 0, 0, 1, 0, 1])
    #expect(found.bins[2].meanSuspicion == 0.25 && found.bins[2].shareWrong == 0.5)
    #expect(found.bins[0].meanSuspicion == nil && found.bins[0].shareWrong == nil)
  }

  @Test func chancesThatComeTrueAreReliable() throws {
    var random = SplitMix64(seed: 1)
    var good = Reliability()
    var bad = Reliability()
    for _ in 0..<5000 {
      let chance = Double.random(in: 0...1, using: &random)
      let isWrong = Double.random(in: 0..<1, using: &random) < chance
      good.add(suspicion: chance, isWrong: isWrong)
      bad.add(suspicion: 1 - chance, isWrong: isWrong)
    }
    let small = try #require(good.calibrationError)
    let large = try #require(bad.calibrationError)
    let brier = try #require(good.brierScore)
    // The mean of |1 - 2p| is a half.
    #expect(small < 0.03 && abs(large - 0.5) < 0.03)
    #expect(abs(brier - 1.0 / 6) < 0.01)
  }

  @Test func aJournalGivesFirstSuspicionsAndStandingOutcomes() throws {
    let fixture = try ReviewFixture()
    let run = try fixture.makeRun()
    let items = try run.store.queue(flaggedOnly: false)
    func append(_ action: JournalAction, _ suspicion: Float) throws -> Int {
      try run.store.append(action, reviewer: "r", seconds: 1, suspicion: suspicion).sequence
    }
    func decide(
      _ item: QueueItem, _ kind: DecisionKind, _ classID: ClassID, _ suspicion: Float
    ) throws -> Int {
      try append(
        .decide(Decision(component: item.id, kind: kind, classAfter: classID)), suspicion)
    }
    _ = try decide(items[0], .keep, items[0].classID, 0.15)
    _ = try decide(items[1], .flag, items[1].classID, 0.95)
    _ = try decide(items[1], .discard, .void, 0.85)
    _ = try decide(items[0], .relabel, ClassID(5), 0.05)
    let undone = try decide(items[2], .relabel, ClassID(5), 0.35)
    _ = try append(.undo(sequence: undone), 0.35)
    let found = try Reliability(of: run.store)
    #expect(found.bins.map(\.count) == [0, 1, 0, 0, 0, 0, 0, 0, 1, 0])
    #expect(found.bins[1].wrong == 1 && found.bins[8].wrong == 1)
    // Decided after all: with the suspicion that was shown before the first decision.
    _ = try decide(items[2], .keep, items[2].classID, 0.65)
    let later = try Reliability(of: run.store)
    #expect(later.count == 3 && later.bins[3].count == 1 && later.bins[3].wrong == 0)
  }
}
