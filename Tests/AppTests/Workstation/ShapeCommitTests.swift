import Labels
import Refiner
import Render
import Testing

@testable import App

@Suite struct ShapeCommitTests {
  @Test func aCommitIsOneRowWithBothMasksAndTheTools() throws {
    let fixture = try WorkstationFixture()
    let workstation = try fixture.workstation(200, 60)
    workstation.press("e ] p L l p x x Enter")
    #expect(workstation.state.decided == 1 && workstation.state.screen == "review")
    let rows = try fixture.store.journal()
    #expect(rows.count == 1)
    let row = try #require(rows.first)
    let reshape = try #require(row.decision?.reshape)
    #expect(row.kind == "reshape" && row.classAfter == ClassID(1))
    #expect(row.runsBefore == fixture.record(1).runs.compressed)
    #expect(row.runsAfter == reshape.mask.compressed && row.runsAfter != row.runsBefore)
    guard case .tool(let name, let parameters) = reshape.source else {
      Issue.record("the mask comes from no tool")
      return
    }
    #expect(name == "paint+erase")
    #expect(parameters["01 paint"] == "3 px, 2 times" && parameters["02 erase"] == "3 px")
  }

  @Test func theCanvasShowsWhatWasPromisedAndUndoTakesItBack() throws {
    let fixture = try WorkstationFixture()
    let workstation = try fixture.workstation(200, 60)
    workstation.press("e ] ] p L x 2 j n")
    guard case .shape(let shape) = try #require(workstation.session.tool) else { return }
    let promised = shape.edit.pending.mapAfter
    workstation.press("x Enter k")
    workstation.press("e")
    guard case .shape(let again) = try #require(workstation.session.tool) else { return }
    #expect(again.edit.pending.map == promised)
    #expect(again.edit.pending.current == shape.edit.pending.change.after)
    workstation.press("Escape u")
    #expect(workstation.state.decided == 0 && workstation.state.component == 1)
    workstation.press("e")
    guard case .shape(let last) = try #require(workstation.session.tool) else { return }
    #expect(last.edit.pending.map == fixture.baseMap(of: fixture.images[0]))
    #expect(last.edit.pending.current == fixture.record(1).runs.mask)
  }

  @Test func aMergeIsOneDecision() throws {
    let fixture = try WorkstationFixture()
    let workstation = try fixture.workstation(200, 60)
    workstation.press("e m Enter")
    let row = try #require(try fixture.store.journal().last)
    #expect(row.kind == "reshape" && row.classAfter == ClassID(6))
    #expect(row.runsBefore == row.runsAfter && workstation.state.decided == 1)
  }

  @Test func whatWouldLeaveNothingIsRefused() throws {
    let fixture = try WorkstationFixture()
    let workstation = try fixture.workstation(200, 60)
    workstation.press("e Enter")
    #expect(workstation.state.message.hasPrefix("nothing has changed"))
    workstation.press("2 0 ] x x Enter")
    #expect(workstation.state.message.hasPrefix("nothing would be left of it"))
    #expect(workstation.state.screen == "shape")
    #expect(try fixture.store.journalCount() == 0)
  }

  @Test func givingUpMostOfItIsAskedOnce() throws {
    let fixture = try WorkstationFixture()
    let workstation = try fixture.workstation(200, 60)
    workstation.press("e 3 ] x J x Enter")
    #expect(workstation.state.message.hasPrefix("most of it would be given up"))
    #expect(try fixture.store.journalCount() == 0)
    // Another loss is another question.
    workstation.press("x K h h h x Enter")
    #expect(workstation.state.message.hasPrefix("most of it would be given up"))
    workstation.press("Enter")
    #expect(try fixture.store.journalCount() == 1 && workstation.state.screen == "review")
  }

  @Test func aFullDiskLosesNoWork() throws {
    let fixture = try WorkstationFixture()
    let journal = FailingJournal(fixture.store)
    let workstation = try fixture.workstation(200, 60, journal: journal)
    workstation.press("e x x")
    journal.fill()
    workstation.press("Enter")
    #expect(workstation.state.message.hasPrefix("NOT SAVED"))
    #expect(
      workstation.state.screen == "shape"
        && workstation.session.tool?.edit.pending.isChanged == true)
  }

  @Test func aRejectedComponentComesBackWithItsClass() throws {
    let fixture = try WorkstationFixture()
    let workstation = try fixture.workstation(200, 60)
    workstation.press("x k e")
    #expect(workstation.session.tool?.edit.pending.proposal.classID == ClassID(1))
    workstation.press("Enter")
    #expect(try fixture.store.journal().last?.classAfter == ClassID(1))
  }

  @Test func aPartOfASplitIsGivenUp() throws {
    let fixture = try WorkstationFixture()
    let workstation = try fixture.workstation(200, 60)
    workstation.press("e 3 k 6 h i 1 2 l i n Enter")
    let reshape = try #require(try fixture.store.journal().last?.decision?.reshape)
    #expect(reshape.mask.area == 8 * 9 && reshape.fills.map(\.classID) == [ClassID(6)])
    #expect(reshape.fills.first?.runs.bounds == Rectangle(x: 2, y: 8, width: 8, height: 3))
  }
}
