import Foundation
import Labels
import Testing

@testable import Refiner

/// What sources knew before they parted.
@Suite struct MergeKnownTests {
  @Test func whatAllTookBackStandsAgainWhereOneBringsItBack() throws {
    let fixture = try MergeFixture()
    try fixture.makeCopies(["a", "b"]) { run in
      _ = try run.store.transcribe([fixture.row(2, .relabel, 5, by: "lead")])
      _ = try run.store.append(.undo(sequence: 1), reviewer: "lead", seconds: 1)
    }
    do {
      let run = try Run.open(fixture.path("a"))
      _ = try run.store.append(.redo(sequence: 1), reviewer: "anna", seconds: 1)
      try run.store.close()
    }
    try fixture.append([fixture.row(3, .discard, by: "ben")], to: "b")
    let run = try fixture.merged(["a", "b"])
    let state = try run.store.reviewState()
    #expect(state.decisions[ComponentID(2)]?.classAfter == ClassID(5))
    #expect(state.decisions[ComponentID(3)]?.classAfter == .void)
    #expect(Verification.verify(run: run.folder) == [])
  }

  /// A source without a shape of its own means the one that all know.
  @Test func shapesAreComparedWithTheKnownOne() throws {
    let fixture = try MergeFixture()
    try fixture.makeCopies([])
    let known = try fixture.box(2, 0, 10, width: 10, height: 10, in: "run")
    try fixture.append(
      [fixture.row(2, .reshape, 5, by: "lead", reshape: known)], to: "run")
    for name in ["a", "b"] { try fixture.copyRun(to: name) }
    try fixture.append([fixture.row(2, .relabel, 3, by: "anna")], to: "a")
    let nearly = try fixture.box(2, 0, 10, width: 10, height: 9, in: "b")
    try fixture.append(
      [fixture.row(2, .reshape, 3, by: "ben", reshape: nearly)], to: "b")
    let merge = try fixture.merge(["a", "b"])
    #expect(merge.report.tally.agreed == 1 && merge.report.tally.disputed == 0)
    #expect(merge.report.tally.rows == 3)
    let run = try fixture.merged(["a", "b"])
    #expect(try run.store.journal().count == 3)
    #expect(Verification.verify(run: run.folder) == [])
  }

  @Test func alteredJudgementsAreNotTakenOver() throws {
    let fixture = try MergeFixture()
    try fixture.makeCopies(["a", "b"])
    try fixture.append([fixture.row(2, .keep, by: "anna")], to: "a")
    try fixture.change("b", "UPDATE judgement SET suspicion = suspicion / 2 WHERE component = 3")
    #expect {
      try fixture.merge(["a", "b"])
    } throws: { error in
      "\(error)".contains("judgements are not those that were refined")
    }
    #expect(throws: StoreError.self) {
      let run = try fixture.open("b")
      let settings = AssignmentSettings(reviewers: try ReviewerNames(list: "anna,ben"))
      _ = try RunDivision(of: run, settings: settings).write(to: fixture.path("parts"))
    }
  }

  @Test func whatTheLeadReopensAfterDividingIsOpen() throws {
    let fixture = try DivisionFixture()
    try fixture.makeDecidedRun(images: 4)
    _ = try fixture.divide(fixture.settings())
    let reopened = ComponentID(1)
    let takenBack = ComponentID(38)
    do {
      let run = try Run.open(fixture.runFolder)
      // The newest rows: a flag, and the decision that is taken back.
      for sequence in try run.store.reviewState().undoStack.suffix(2).reversed() {
        _ = try run.store.append(.undo(sequence: sequence), reviewer: "lead", seconds: 0)
      }
      let decision = Decision(component: reopened, kind: .reopen, classAfter: ClassID(0))
      _ = try run.store.append(.decide(decision), reviewer: "lead", seconds: 0, note: "look again")
      try run.store.close()
    }
    let parts = ["anna", "ben"].map { fixture.folder + "/parts/" + $0 }
    let merge = try RunMerge(parts + [fixture.runFolder])
    #expect(merge.report.tally.takenOff == 2)
    _ = try merge.write(to: fixture.folder + "/merged")
    let run = try Run.open(fixture.folder + "/merged", readOnly: true)
    let state = try run.store.reviewState()
    #expect(state.decisions[reopened] == nil && state.reopened[reopened] == "look again")
    #expect(state.decisions[takenBack] == nil)
    #expect(Verification.verify(run: run.folder) == [])
  }

  /// What one copy's reviewer answered to a hidden decision is not lost, and the decision stays hidden.
  @Test func copiesOfOnePartKeepTheirAnswers() throws {
    let fixture = try DivisionFixture()
    try fixture.makeDecidedRun(images: 4)
    _ = try fixture.divide(fixture.settings(gold: 1))
    let path = fixture.folder + "/parts/anna"
    try FileManager.default.copyItem(atPath: path, toPath: path + "2")
    let gold = try #require(
      try Run.open(path, readOnly: true).store.assignment()?.gold.first?.component)
    do {
      let run = try Run.open(path)
      let decision = Decision(component: gold, kind: .relabel, classAfter: ClassID(5))
      _ = try run.store.append(.decide(decision), reviewer: "anna", seconds: 1)
      try run.store.close()
    }
    _ = try RunMerge([path, path + "2"]).write(to: fixture.folder + "/merged")
    let run = try Run.open(fixture.folder + "/merged", readOnly: true)
    let rows = try run.store.journal().filter { $0.component == gold }
    #expect(rows.map(\.reviewer) == ["anna"] && rows[0].classAfter == ClassID(5))
    #expect(try run.store.assignment()?.gold.map(\.component).contains(gold) == true)
    #expect(Verification.verify(run: run.folder) == [])
  }

  /// The rows of a batch have one time; two may be about one component.
  @Test func partsKeepEveryRowOfABatch() throws {
    let fixture = try MergeFixture()
    try fixture.makeCopies([])
    let taken = try fixture.box(2, 0, 10, in: "run")
    let base = try fixture.open("run").store.runs(of: ComponentID(2))
    let given = Reshape(
      mask: base, replacing: taken.mask, filledWith: .void,
      source: .tool(name: "brush", parameters: [:]))
    let time = MergeFixture.time(7)
    try fixture.append(
      [
        fixture.row(2, .reshape, 5, by: "lead", reshape: taken, at: time),
        fixture.row(2, .reshape, 5, by: "lead", reshape: given, at: time),
      ], to: "run")
    let settings = AssignmentSettings(reviewers: try ReviewerNames(list: "anna,ben"), overlap: 1)
    _ = try RunDivision(of: fixture.open("run"), settings: settings).write(
      to: fixture.path("parts"))
    let run = try fixture.merged(["parts/ben", "parts/anna"])
    #expect(try run.store.journal().count == 2)
    #expect(try fixture.maps(run) == fixture.maps(fixture.open("run")))
    #expect(Verification.verify(run: run.folder) == [])
  }
}
