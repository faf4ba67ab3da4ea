import Labels
import Testing

@testable import Refiner

/// Components 1...12 are blocks of 2 to 6 pixels a side, eight pixels apart, four in a row.
@Suite struct MergeShapeTests {
  private func reshape(
    _ fixture: MergeFixture, _ id: Int, _ x: Int, _ y: Int, width: Int = 6, height: Int = 6,
    by reviewer: String, in name: String, class classID: Int = 5
  ) throws {
    let shape = try fixture.box(id, x, y, width: width, height: height, in: name)
    try fixture.append(
      [fixture.row(id, .reshape, classID, by: reviewer, reshape: shape)], to: name)
  }

  @Test func shapesThatDifferTooMuchAreDisputed() throws {
    let fixture = try MergeFixture()
    try fixture.makeCopies(["a", "b"])
    try reshape(fixture, 2, 8, 0, width: 8, height: 8, by: "ben", in: "b")
    try reshape(fixture, 2, 8, 0, width: 8, height: 7, by: "anna", in: "a")
    let run = try fixture.merged(["a", "b"])
    let rows = try run.store.journal()
    // 56 of 64: less than 0.9.
    #expect(rows.map(\.kind) == ["reshape", "relabel", "reopen"])
    #expect(
      rows[2].note == "disagree: ben class-5 in another shape, anna class-5 in another shape")
    #expect(Verification.verify(run: run.folder) == [])
  }

  @Test func nearlyEqualShapesAgreeAndTheEarliestStands() throws {
    let fixture = try MergeFixture()
    try fixture.makeCopies(["a", "b"])
    try reshape(fixture, 2, 8, 0, width: 10, height: 10, by: "ben", in: "b")
    try reshape(fixture, 2, 8, 0, width: 10, height: 9, by: "anna", in: "a")
    let merge = try fixture.merge(["a", "b"])
    #expect(merge.report.tally.agreed == 1 && merge.report.tally.disputed == 0)
    let run = try fixture.merged(["a", "b"])
    let rows = try run.store.journal()
    #expect(rows.map(\.reviewer) == ["ben", "anna"] && rows.map(\.kind) == ["reshape", "relabel"])
    #expect(rows[1].maskSource == nil && rows[1].classAfter == ClassID(5))
    let state = try run.store.reviewState()
    let base = try run.store.runs(of: ComponentID(2))
    #expect(state.shapes(of: ImageID(1)).mask(of: ComponentID(2), base: base).area == 100)
    #expect(Verification.verify(run: run.folder) == [])
  }

  @Test func theSameShapeTwiceIsAgreedOn() throws {
    let fixture = try MergeFixture()
    try fixture.makeCopies(["a", "b"])
    let own = Int(try fixture.own(2).rawValue)
    for (name, reviewer) in [("a", "anna"), ("b", "ben")] {
      try reshape(fixture, 2, 9, 1, by: reviewer, in: name, class: own)
    }
    let run = try fixture.merged(["a", "b"])
    // The own class without the shape is a keep.
    #expect(try run.store.journal().map(\.kind) == ["reshape", "keep"])
    #expect(Verification.verify(run: run.folder) == [])
  }

  @Test func aShapeAgainstNoneIsDisputed() throws {
    let fixture = try MergeFixture()
    try fixture.makeCopies(["a", "b"])
    try fixture.append([fixture.row(2, .relabel, 5, by: "anna")], to: "a")
    try reshape(fixture, 2, 0, 10, by: "ben", in: "b")
    let merge = try fixture.merge(["a", "b"])
    #expect(merge.report.tally.disputed == 1 && merge.report.tally.misfits == 0)
    // Both call it class 5: about the class they agree.
    #expect(merge.report.agreement?.pooled.overall.byComponent.observed.value == 1)
    let run = try fixture.merged(["a", "b"])
    let rows = try run.store.journal()
    #expect(rows.map(\.kind) == ["relabel", "reshape", "reopen"])
    #expect(rows[2].note == "disagree: anna class-5, ben class-5 in another shape")
    let state = try run.store.reviewState()
    #expect(state.shapes(of: ImageID(1)).isEmpty)
    #expect(Verification.verify(run: run.folder) == [])
  }

  /// The disputed shape is reopened before the others are made, so none of them goes with it.
  @Test func aDisputeTakesNoOtherShapeAlong() throws {
    let fixture = try MergeFixture()
    try fixture.makeCopies(["a", "b"])
    try reshape(fixture, 2, 0, 10, by: "anna", in: "a")
    try reshape(fixture, 7, 20, 16, by: "anna", in: "a")
    try fixture.append([fixture.row(2, .discard, by: "ben")], to: "b")
    let run = try fixture.merged(["a", "b"])
    let state = try run.store.reviewState()
    #expect(Set(state.decisions.keys) == [ComponentID(7)])
    #expect(state.isDisputed(ComponentID(2)))
    #expect(state.shapes(of: ImageID(1)).reshapes.map(\.component) == [ComponentID(7)])
    #expect(try run.store.mergeRecord()?.tally.onTop == 0)
    #expect(Verification.verify(run: run.folder) == [])
  }

  @Test func aShapeThatDoesNotFitIsDisputed() throws {
    let fixture = try MergeFixture()
    try fixture.makeCopies(["a", "b"])
    // anna gives 1 pixels of 2's place; ben has cut 2 from what it had.
    try reshape(fixture, 1, 0, 0, width: 32, height: 6, by: "anna", in: "a")
    try reshape(fixture, 2, 20, 16, by: "ben", in: "b")
    let merge = try fixture.merge(["a", "b"])
    #expect(merge.report.tally.misfits == 1 && merge.report.tally.disputed == 1)
    #expect(merge.report.tally.single == 1)
    let run = try fixture.merged(["a", "b"])
    let state = try run.store.reviewState()
    #expect(
      state.reopened == [
        ComponentID(2): "disagree: the shape of ben does not fit on what else was decided"
      ])
    #expect(state.decisions.keys.map(\.rawValue) == [1])
    #expect(Verification.verify(run: run.folder) == [])
  }

  /// Known shapes on top of a disputed one go with it, and it is said.
  @Test func whatLiesOnTopOfADisputeIsOpenAgain() throws {
    let fixture = try MergeFixture()
    try fixture.makeCopies([])
    try reshape(fixture, 2, 0, 10, by: "lead", in: "run")
    try reshape(fixture, 3, 4, 12, by: "lead", in: "run")
    for (name, kind) in [("a", DecisionKind.discard), ("b", .keep)] {
      try fixture.copyRun(to: name)
      try fixture.append([fixture.row(2, kind, by: name)], to: name)
    }
    let run = try fixture.merged(["a", "b"])
    let state = try run.store.reviewState()
    #expect(state.decisions.isEmpty && state.shapes(of: ImageID(1)).isEmpty)
    #expect(
      state.reopened[ComponentID(3)]
        == "disagree: its shape lies on top of one that is open again")
    #expect(state.isDisputed(ComponentID(2)))
    #expect(try run.store.mergeRecord()?.tally.onTop == 1)
    #expect(Verification.verify(run: run.folder) == [])
  }
}
