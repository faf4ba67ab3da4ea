import Labels
import Refiner
import Render
import Testing

@testable import App

@Suite struct DecisionTests {
  @Test(arguments: [
    ("a", DecisionKind.keep, UInt8(1)), ("x", .discard, 255), ("Enter", .relabel, 0),
    ("3", .relabel, 2), ("2", .keep, 1), ("c p o Enter", .relabel, 2), ("7", .relabel, 6),
  ])
  func keysDecideAndGoOn(keys: String, kind: DecisionKind, after: UInt8) throws {
    let fixture = try WorkstationFixture()
    let workstation = try fixture.workstation()
    workstation.press(keys)
    let entry = try #require(try fixture.store.journal().first)
    #expect(entry.kind == kind.rawValue && entry.classAfter == ClassID(after))
    #expect(entry.component == ComponentID(1) && entry.reviewer == "tester")
    #expect(workstation.state.component == 2 && workstation.state.decided == 1)
  }

  @Test func takingTheSuggestionFollowsTheVerdict() throws {
    let fixture = try WorkstationFixture()
    let workstation = try fixture.workstation()
    workstation.press("Enter Enter Enter")
    let kinds = try fixture.store.journal().map(\.kind)
    #expect(kinds == ["relabel", "discard", "keep"])
  }

  @Test func aDecisionIsOnDiskBeforeTheFrame() throws {
    let fixture = try WorkstationFixture()
    let workstation = try fixture.workstation()
    workstation.press("a")
    // Another connection sees it although no frame has been made.
    let other = try ReviewStore.open(at: fixture.folder + "/review.sqlite", readOnly: true)
    #expect(try other.journalCount() == 1)
    #expect(workstation.frame().text().contains("1 decided"))
  }

  @Test func aFailedWriteChangesNothingAndIsShown() throws {
    let fixture = try WorkstationFixture()
    let journal = FailingJournal(fixture.store)
    let workstation = try fixture.workstation(120, 40, journal: journal)
    workstation.press("a")
    journal.fill()
    for keys in ["x", "Enter", "Space", "f", "u", "3", "c b Enter"] {
      workstation.press(keys)
      #expect(workstation.state.decided == 1 && workstation.state.component == 2, "\(keys)")
      #expect(workstation.state.message.contains("NOT SAVED"), "\(keys)")
    }
    let text = workstation.frame().text()
    #expect(text.contains("NOT SAVED") && text.contains("the disk is full"))
    #expect(try fixture.store.journalCount() == 1)
  }

  @Test func aScriptWhoseDecisionIsNotSavedFails() throws {
    let fixture = try WorkstationFixture()
    let journal = FailingJournal(fixture.store)
    let workstation = try fixture.workstation(120, 40, journal: journal)
    journal.fill()
    let runner = ScriptRunner(workstation, file: "keys") { _ in }
    let error = #expect(throws: ScriptError.self) {
      try runner.run(Script(text: "j\nx\nk\n", file: "keys"))
    }
    #expect(error.map { "\($0)".contains("keys") && "\($0)".contains("not saved") } == true)
    #expect(error?.line == 2)
  }

  @Test func laterComesBackAfterAllOthers() throws {
    let workstation = try WorkstationFixture().workstation()
    workstation.press("Space")
    #expect(workstation.state.component == 2 && workstation.state.decided == 0)
    workstation.press("G")
    #expect(workstation.state.component == 1)
    workstation.press("u g g")
    #expect(workstation.state.component == 1)
  }

  @Test func postponedOnesKeepTheirOrderAfterARestart() throws {
    let fixture = try WorkstationFixture()
    let first = try fixture.workstation()
    first.press("Space Space a")
    let second = try fixture.workstation()
    second.press("G")
    #expect(second.state.component == 2)
    second.press("k")
    #expect(second.state.component == 1)
  }

  @Test func whenAllIsDecidedThatIsSaid() throws {
    let workstation = try WorkstationFixture().workstation()
    for _ in 0..<18 { workstation.press("a") }
    #expect(workstation.state.decided == 18)
    #expect(workstation.state.message.contains("all 18 components are decided"))
    workstation.press("n")
    #expect(workstation.state.message.contains("all 18"))
    workstation.press("x")
    #expect(workstation.state.decided == 18)
  }

  @Test func aFlagStaysBesideTheDecision() throws {
    let fixture = try WorkstationFixture()
    let workstation = try fixture.workstation()
    workstation.press("f")
    #expect(workstation.state.component == 1 && workstation.state.decided == 0)
    workstation.press("a k")
    #expect(workstation.session.review.flagged == [ComponentID(1)])
    workstation.press("f")
    #expect(workstation.session.review.flagged.isEmpty)
    #expect(try fixture.store.journal().map(\.kind) == ["flag", "keep", "unflag"])
  }

  @Test func dotRepeatsTheLastDecision() throws {
    let fixture = try WorkstationFixture()
    let workstation = try fixture.workstation()
    workstation.press(".")
    #expect(workstation.state.message == "nothing has been decided yet")
    workstation.press("4")
    workstation.press(". .")
    #expect(try fixture.store.journal().map(\.classAfter.rawValue) == [3, 3, 3])
  }

  @Test func aSlotWithoutClassIsRefused() throws {
    let workstation = try WorkstationFixture().workstation()
    workstation.press("9")
    #expect(workstation.state.message == "there are only 7 classes")
    #expect(workstation.state.decided == 0)
  }
}
