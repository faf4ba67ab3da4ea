import Foundation
import Labels
import Testing

@testable import Refiner

struct SimulationTests {
  private func simulation(
    _ run: SimulatedRun, _ order: EffortOrder, reviewer: SimulatedReviewer = .oracle,
    seeds: Int = 3, decisions: Int? = nil
  ) throws -> Simulation {
    try Simulation(
      of: run,
      settings: SimulationSettings(
        order: order, reviewer: reviewer, seeds: seeds, decisions: decisions), folder: "run")
  }

  @Test func decisionsToFixAreCountedByHand() throws {
    let simulation = try simulation(try SmallRun.five(), .area, seeds: 1)
    // 30, 48 and 54 of 60 pixels.
    #expect(simulation.curves[.area]?.decisions == [2, 4, 5])
    #expect(simulation.curves[.oracle]?.decisions == [1, 2, 3])
    #expect(simulation.curves[.confidence]?.decisions == [3, 4, 4])
    #expect(simulation.curves[.confidenceArea]?.decisions == [2, 5, 5])
    // Both fix 80 % with four; area has to be 5 at 90 %, confidence 4.
    #expect(simulation.bestSimple == .confidence && simulation.ratios == [1, 1, 1.25])
  }

  @Test func theNormalisedAreaIsOneForTheOracleAndByHandForArea() throws {
    let run = try SmallRun.five()
    #expect(try simulation(run, .oracle).normalisedArea == 1)
    // Sums 0+0+30+30+50+60 = 170, oracle 260, chance 60 * 15 / 5 = 180.
    let area = try #require(try simulation(run, .area).normalisedArea)
    #expect(abs(area + 10.0 / 80) < 1e-12)
    // After three decisions: 60, 140, and 60 * 6 / 5 = 72.
    let cut = try simulation(run, .area, decisions: 3)
    let cutArea = try #require(cut.normalisedArea)
    #expect(abs(cutArea + 12.0 / 68) < 1e-12)
    #expect(cut.curves[.area]?.decisions == [2, nil, nil])
  }

  @Test func theNormalisedAreaIsAboutZeroForChance() throws {
    let simulation = try simulation(try SmallRun.many(300, seed: 4), .random, seeds: 40)
    let area = try #require(simulation.normalisedArea)
    #expect(abs(area) < 0.05)
  }

  @Test func gainIsBetterThanChanceAndWorseThanTheOracle() throws {
    let run = try SmallRun.many(300, seed: 6)
    let area = try #require(try simulation(run, .gain).normalisedArea)
    #expect(area > 0.5 && area < 1)
    let noisy = try simulation(run, .gain, reviewer: .noisy(0.2))
    let fixed = try #require(noisy.curves[.gain]?.fixedPixels.last)
    #expect(fixed < Double(run.wrongPixels) * 0.9)
  }

  @Test func threadsDoNotChangeTheResult() throws {
    let run = try SmallRun.many(120, seed: 7)
    let settings = SimulationSettings(order: .gain, seeds: 4)
    let one = try Simulation(of: run, settings: settings, folder: "run")
    let two = try Simulation(of: run, settings: settings, folder: "run", threadCount: 2)
    #expect(one.curves == two.curves && one.checkpoints == two.checkpoints)
  }

  @Test func withoutConfidenceItsOrdersAreLeftOutOrRefused() throws {
    let run = try SmallRun.make([
      (own: 0, true: 1, area: 10, confidence: nil), (own: 1, true: 1, area: 20, confidence: nil),
    ])
    let made = try simulation(run, .area)
    #expect(made.curves.keys.sorted { $0.rawValue < $1.rawValue } == [.area, .oracle, .random])
    #expect(made.bestSimple == .area)
    #expect(throws: SimulationError.noConfidence(folder: "run", order: .confidence)) {
      try simulation(run, .confidence)
    }
  }

  @Test func theReportHasItsKeys() throws {
    let run = try SmallRun.many(220, seed: 9)
    let report = SimulationReport(try simulation(run, .gain, seeds: 2))
    let object = try JSONSerialization.jsonObject(with: JSONEncoder().encode(report))
    let keys = try #require(object as? [String: Any])
    let curve = try #require(keys["curve"] as? [[Double]])
    #expect(curve.count == 221 && curve[0][0] == 0 && curve[0][1] == 0)
    #expect(curve[220][0] == 220 && curve[220][1] == Double(run.wrongPixels))
    let ranking = try #require(keys["ranking"] as? [[String: Any]])
    #expect(ranking.count == 2 && ranking[0]["AUROC"] is Double && ranking[0]["AP"] is Double)
    #expect((keys["coverage"] as? [String: Double])?.keys.sorted() == ["100", "200"])
    let effort = try #require(keys["effort"] as? [String: [String: Double]])
    #expect(effort.count == 6 && effort["gain"]?["fix80"] != nil)
    #expect(keys["normalisedArea"] is Double && keys["ratio"] is [String: Any])
  }

  @Test(arguments: ["noisy", "noisy:", "noisy:2", "noisy:-0.1", "noisy:nan", "Oracle", "oracle:1"])
  func otherReviewersAreRefused(text: String) {
    #expect(SimulatedReviewer(text) == nil)
  }

  @Test func reviewersAreReadAsTheyAreWritten() {
    for reviewer in [SimulatedReviewer.oracle, .noisy(0.1), .noisy(0), .noisy(1)] {
      #expect(SimulatedReviewer(reviewer.text) == reviewer)
    }
  }
}
