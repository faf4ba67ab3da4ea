import Foundation
import Labels
import Testing

@testable import Refiner

/// Parts that dividing a run made.
@Suite struct MergePartsTests {
  private func fixture(
    _ names: String = "anna,ben", images: Int = 4, overlap: Double = 0, gold: Double = 0,
    repeats: Double = 0
  ) throws -> DivisionFixture {
    let fixture = try DivisionFixture()
    try fixture.makeDecidedRun(images: images)
    _ = try fixture.divide(
      fixture.settings(names, overlap: overlap, gold: gold, repeats: repeats))
    return fixture
  }

  /// Discards everything undecided in a part, what comes twice among it; keeps some components instead.
  private func review(
    _ name: String, in fixture: DivisionFixture, keeping: (ComponentID, Run) throws -> Bool
  ) throws {
    let run = try Run.open(fixture.folder + "/parts/" + name)
    let state = try run.store.reviewState()
    let ids = try (run.store.images() + run.store.twinImages()).flatMap {
      try run.store.records(of: $0.id).map { ($0.id, $0.component.classID) }
    }
    for (id, own) in ids where state.decisions[id] == nil {
      let isKept = try keeping(id, run)
      let decision = Decision(
        component: id, kind: isKept ? .keep : .discard, classAfter: isKept ? own : .void)
      _ = try run.store.append(.decide(decision), reviewer: name, seconds: 2)
    }
    try run.store.close()
  }

  private func merge(_ names: [String], in fixture: DivisionFixture) throws -> (RunMerge, Run) {
    let merge = try RunMerge(names.map { fixture.folder + "/parts/" + $0 })
    _ = try merge.write(to: fixture.folder + "/merged")
    return (merge, try Run.open(fixture.folder + "/merged", readOnly: true))
  }

  @Test func allPartsTogetherAreTheRunThatWasDivided() throws {
    let fixture = try fixture("anna,ben,carl", images: 7, overlap: 0.3, gold: 0.2, repeats: 0.2)
    for name in ["anna", "ben", "carl"] {
      try review(name, in: fixture) { id, _ in id.rawValue.isMultiple(of: 5) }
    }
    let (merge, run) = try merge(["carl", "anna", "ben"], in: fixture)
    let parent = try Run.open(fixture.runFolder, readOnly: true)
    #expect(run.configuration == parent.configuration)
    #expect(
      try FileDigest.sha256(ofFile: run.folder + "/run.toml")
        == FileDigest.sha256(ofFile: parent.folder + "/run.toml"))
    #expect(try run.store.images() == parent.store.images())
    #expect(try run.store.twinImages().isEmpty)
    for image in try parent.store.images() {
      #expect(
        try run.store.records(of: image.id) == parent.store.records(of: image.id))
      #expect(try run.store.components(of: image.id) == parent.store.components(of: image.id))
    }
    #expect(try run.store.assignment() == nil)
    let state = try run.store.reviewState()
    let before = try parent.store.reviewState()
    // Everything is decided, and all that the lead decided stands, hidden or not.
    #expect(state.decisions.count == 7 * 12)
    for (id, decision) in before.decisions { #expect(state.decisions[id] == decision) }
    #expect(state.flagged == before.flagged)
    #expect(merge.report.tally.disputed == 0 && merge.report.tally.answers > 0)
    #expect(Verification.verify(run: run.folder) == [])
  }

  @Test func aPartOfThePartsIsARunOfItsImages() throws {
    let fixture = try fixture("anna,ben,carl", images: 6)
    try review("anna", in: fixture) { _, _ in true }
    let (_, run) = try merge(["anna", "ben"], in: fixture)
    let parent = try Run.open(fixture.runFolder, readOnly: true)
    #expect(run.configuration.runID != parent.configuration.runID)
    #expect(
      run.configuration.runID
        == RunConfiguration.runID(
          of: run.configuration.inputs, taxonomy: run.taxonomy,
          settings: run.configuration.settings))
    let ids = try run.store.images().map(\.id)
    #expect(ids.count == 4)
    for id in ids { #expect(try run.store.image(id) == parent.store.image(id)) }
    #expect(Verification.verify(run: run.folder) == [])
  }

  @Test func goldSaysHowOftenAReviewerIsRight() throws {
    let fixture = try fixture(images: 6, overlap: 1, gold: 1)
    // The lead keeps the first and discards the second component of every image.
    try review("anna", in: fixture) { id, _ in id.rawValue % 12 == 1 }
    try review("ben", in: fixture) { _, _ in true }
    let (merge, run) = try merge(["anna", "ben"], in: fixture)
    let gold = merge.report.gold
    #expect(gold.map(\.reviewer) == ["anna", "ben"])
    #expect(gold.map(\.components) == [12, 12] && gold.map(\.right) == [12, 6])
    #expect(gold[1].share.value == 0.5)
    // Wilson's interval of 6 of 12.
    let interval = try #require(gold[1].share.interval)
    #expect(abs(interval.low - 0.2538) < 1e-4 && abs(interval.high - 0.7462) < 1e-4)
    #expect(merge.report.tally.answers == 24)
    // What they answered counts as agreement; the lead's rows are the only ones about it.
    #expect(merge.report.agreement?.pooled.overall.components == 6 * 12)
    let rows = try run.store.journal().filter { [1, 2].contains($0.component.rawValue % 12) }
    #expect(rows.count == 12 && rows.allSatisfy { $0.reviewer == "lead" })
    #expect(rows.contains { $0.note == "haze" && $0.suspicion == 0.25 && $0.seconds == 2.5 })
    #expect(Verification.verify(run: run.folder) == [])
  }

  @Test func repeatsSayHowFarAReviewerAgreesWithAnEarlierSelf() throws {
    let fixture = try fixture(images: 6, repeats: 0.5)
    try review("anna", in: fixture) { id, run in
      try run.store.twinImages().contains { $0.id.rawValue == id.rawValue >> 32 }
    }
    try review("ben", in: fixture) { _, _ in false }
    let (merge, run) = try merge(["anna", "ben"], in: fixture)
    let repeats = merge.report.repeats
    #expect(repeats.map(\.reviewer) == ["anna", "ben"])
    #expect(repeats.allSatisfy { $0.components > 5 })
    #expect(repeats[0].same == 0 && repeats[1].same == repeats[1].components)
    #expect(repeats[0].scores.observed.value == 0)
    #expect(repeats[1].scores.observed.value == 1 && repeats[1].scores.kappa.value == nil)
    // Who shares no image has nothing to agree on.
    #expect(merge.report.agreement?.pooled.overall.components == 0)
    #expect(try run.store.imageCount() == 6 && run.store.twinImages().isEmpty)
    #expect(try run.store.journal().allSatisfy { $0.component.rawValue < 1 << 32 })
    #expect(Verification.verify(run: run.folder) == [])
  }

  @Test func theRunThatWasDividedCanBeMergedToo() throws {
    let fixture = try fixture(images: 4, gold: 0.5)
    try review("anna", in: fixture) { _, _ in true }
    let parts = ["anna", "ben"].map { fixture.folder + "/parts/" + $0 }
    // After dividing, the lead thinks otherwise of a component that is hidden from everybody.
    let hidden = try #require(
      try Run.open(parts[0], readOnly: true).store.assignment()?.gold.first?.component)
    do {
      let run = try Run.open(fixture.runFolder)
      let relabel = Decision(component: hidden, kind: .relabel, classAfter: ClassID(5))
      _ = try run.store.append(.decide(relabel), reviewer: "lead", seconds: 1)
      try run.store.close()
    }
    let merge = try RunMerge(parts + [fixture.runFolder])
    _ = try merge.write(to: fixture.folder + "/merged")
    let run = try Run.open(fixture.folder + "/merged", readOnly: true)
    let state = try run.store.reviewState()
    #expect(state.decisions[hidden]?.classAfter == ClassID(5))
    // Each row of the lead is there once.
    let lead = try run.store.journal().filter { $0.reviewer == "lead" }
    #expect(Set(lead.map { "\($0.component) \($0.kind) \($0.time)" }).count == lead.count)
    #expect(lead.count == 4 * 3 + 1)
    #expect(Verification.verify(run: run.folder) == [])
  }

  @Test func copiesOfOnePartAreThatPart() throws {
    let fixture = try fixture(images: 4, gold: 0.5, repeats: 0.3)
    let path = fixture.folder + "/parts/anna"
    try FileManager.default.copyItem(atPath: path, toPath: path + "2")
    try review("anna", in: fixture) { _, _ in true }
    let (_, run) = try merge(["anna", "anna2"], in: fixture)
    let part = try Run.open(path, readOnly: true)
    #expect(run.configuration.runID == part.configuration.runID)
    let (merged, before) = (try run.store.assignment(), try part.store.assignment())
    #expect(merged?.gold == before?.gold && merged?.repeats == [])
    #expect(merged?.transcribed == before?.transcribed)
    #expect(Verification.verify(run: run.folder) == [])
  }
}
