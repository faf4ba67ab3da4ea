import Labels
import Refiner
import Render
import Testing

@testable import App

@Suite struct NoteTests {
  private func type(_ text: String, on workstation: Workstation) {
    for character in text { workstation.handle(.key(KeyEvent(character))) }
  }

  @Test(arguments: [
    ("b", "boundary"), ("boundary", "boundary"), ("BO: kerb", "boundary: kerb"),
    ("boundary the kerb", "boundary: the kerb"), ("m", "other: m"), ("mi", "missing"),
    ("u:", "unsure"), ("two buses?", "other: two buses?"), ("o: x", "other: o: x"),
    ("oc", "occluded"), ("other: x", "other: x"), ("be careful", "other: be careful"),
    ("  class : \"bus\" é ", "class: \"bus\" é"), ("class: bus", "class: bus"),
  ])
  func aNoteIsReadAndStored(typed: String, note: String) throws {
    let fixture = try WorkstationFixture()
    let workstation = try fixture.workstation()
    workstation.press("m")
    #expect(workstation.state.screen == "note")
    type(typed, on: workstation)
    workstation.press("Enter")
    let row = try #require(try fixture.store.journal().last)
    #expect(row.kind == "note" && row.note == note && row.classBefore == row.classAfter)
    #expect(workstation.state.component == 1 && workstation.state.decided == 0)
    #expect(workstation.session.review.notes == [ComponentID(1): note])
    #expect(workstation.state.message.contains(note))
  }

  @Test func tabCompletesAReason() throws {
    let fixture = try WorkstationFixture()
    let workstation = try fixture.workstation()
    workstation.press("m o c Tab")
    type("by a pole", on: workstation)
    workstation.press("Enter")
    #expect(try fixture.store.journal().last?.note == "occluded: by a pole")
  }

  @Test func notesAreChangedRemovedAndUndone() throws {
    let fixture = try WorkstationFixture()
    let workstation = try fixture.workstation(120, 40)
    workstation.press("m b Enter")
    #expect(workstation.frame().text().contains("note: boundary"))
    workstation.press("m Enter")
    #expect(workstation.state.message == "the note is as it was")
    workstation.press("m Ctrl-U u n s u r e Enter")
    #expect(workstation.session.review.notes[ComponentID(1)] == "unsure")
    workstation.press("m Ctrl-U Enter")
    #expect(workstation.session.review.notes.isEmpty)
    workstation.press("m Enter")
    #expect(workstation.state.message == "nothing noted")
    workstation.press("u")
    #expect(workstation.session.review.notes[ComponentID(1)] == "unsure")
    workstation.press("u u")
    #expect(workstation.session.review.notes.isEmpty)
    workstation.press("Ctrl-R Ctrl-R")
    let again = try fixture.workstation()
    #expect(again.session.review.notes[ComponentID(1)] == "unsure")
    #expect(try fixture.store.journal().filter { $0.kind == "note" }.count == 3)
  }

  @Test(arguments: ["Escape", "Ctrl-C", "Ctrl-G", "Backspace"])
  func aNoteIsLeft(key: String) throws {
    let fixture = try WorkstationFixture()
    let workstation = try fixture.workstation()
    workstation.press("m \(key)")
    #expect(workstation.state.screen == "review")
    #expect(try fixture.store.journalCount() == 0)
  }

  @Test func aNoteLooksAsBefore() throws {
    let workstation = try WorkstationFixture().workstation()
    workstation.press("m m e Enter m")
    try GoldenFrame.check(workstation.frame(), "over-note")
  }
}
