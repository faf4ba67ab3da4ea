import Labels
import Refiner
import Render
import Testing

@testable import App

@Suite struct HistoryTests {
  @Test func undoGoesBackToTheComponent() throws {
    let workstation = try WorkstationFixture().workstation()
    workstation.press("a x Alt-5 j u")
    #expect(workstation.state.component == 2 && workstation.state.decided == 1)
    workstation.press("Backspace")
    #expect(workstation.state.component == 1 && workstation.state.decided == 0)
    workstation.press("u")
    #expect(workstation.state.message == "nothing to undo")
    workstation.press("Ctrl-R Ctrl-R")
    #expect(workstation.state.component == 2 && workstation.state.decided == 2)
    workstation.press("Ctrl-R")
    #expect(workstation.state.message == "nothing to redo")
  }

  @Test(arguments: [
    ("a", "acceptance of building in street_01"), ("x", "rejection of building in street_01"),
    ("3", "new class of building in street_01"), ("f", "flag on building in street_01"),
    ("f f", "removed flag of building in street_01"),
    ("m b Enter", "note on building in street_01"),
    ("Space", "postponement of building in street_01"),
    ("a k a", "acceptance of building in street_01"),
    ("V j j a Enter", "3 decisions"), ("V j f", "2 flags"), ("V j f V k f", "2 removed flags"),
    ("V j m b Enter", "2 notes"), ("V j Space Enter", "2 postponements"),
  ])
  func whatWasUndoneIsSaid(keys: String, step: String) throws {
    let workstation = try WorkstationFixture().workstation()
    workstation.press(keys + " u")
    #expect(workstation.state.message == "undone: \(step)")
    workstation.press("Ctrl-R")
    #expect(workstation.state.message == "redone: \(step)")
  }

  @Test func undoAndRedoTakeACount() throws {
    let fixture = try WorkstationFixture()
    let workstation = try fixture.workstation()
    workstation.press("a x f 3 Alt-2 u")
    #expect(workstation.state.decided == 2 && workstation.state.component == 3)
    #expect(workstation.state.message == "2 steps undone; the last: flag on car in street_01")
    workstation.press("Alt-9 u")
    #expect(workstation.state.decided == 0)
    #expect(
      workstation.state.message
        == "2 steps undone, no more are left; the last: acceptance of building in street_01")
    workstation.press("Alt-3 Ctrl-R")
    #expect(workstation.state.decided == 2)
    workstation.press("Alt-3 a")
    #expect(workstation.state.message == "a takes no count; nothing was done")
    #expect(workstation.state.decided == 2)
    workstation.press("Alt-5 u Alt-5 u")
    #expect(workstation.state.message == "nothing to undo")
  }

  @Test func aFullDiskEndsACountWithItsWords() throws {
    let fixture = try WorkstationFixture()
    let journal = FailingJournal(fixture.store)
    let workstation = try fixture.workstation(journal: journal)
    workstation.press("a a")
    journal.fill()
    workstation.press("Alt-2 u")
    #expect(workstation.state.message.contains("NOT SAVED") && workstation.state.decided == 2)
  }

  @Test func whatIsUndoneOutsideOfTheQueueIsNamed() throws {
    let workstation = try WorkstationFixture().workstation()
    workstation.press("a : c l a s s Space c a r Enter u")
    #expect(
      workstation.state.message
        == "undone: acceptance of building in street_01, outside of this queue")
  }

  @Test func undoAndRedoSurviveARestart() throws {
    let fixture = try WorkstationFixture()
    let first = try fixture.workstation()
    for _ in 0..<10 { first.press("x") }
    first.press("u u u")
    let second = try fixture.workstation()
    #expect(second.state.decided == 7)
    second.press("Ctrl-R")
    #expect(second.state.component == 8 && second.state.decided == 8)
    for _ in 0..<8 { second.press("u") }
    #expect(second.state.component == 1 && second.state.decided == 0)
    #expect(try fixture.store.journalCount() == 10 + 3 + 1 + 8)
  }

  @Test func theMapFollowsDecisionsAndUndo() throws {
    let fixture = try WorkstationFixture()
    let image = fixture.images[0]
    let source = fixture.source()
    let base = try BaseMap(of: image, from: source)
    var maps = ComposedMaps(source: source)
    let workstation = try fixture.workstation()
    for keys in ["x", "Enter", "a", "5", "u", "k k x", "u u", "Ctrl-R", "u u u u u"] {
      workstation.press(keys)
      let state = workstation.session.review
      var expected = base.map
      for decision in state.orderedDecisions where decision.component.rawValue <= 6 {
        fixture.record(decision.component.rawValue).runs
          .paint(decision.classAfter, into: &expected)
      }
      #expect(try maps.map(of: image.id, base: base, state: state) == expected, "\(keys)")
    }
    #expect(try maps.map(of: image.id, base: base, state: workstation.session.review) == base.map)
  }

  @Test func theSessionRestartsOnTheSameComponentWithTheSameView() throws {
    let fixture = try WorkstationFixture()
    let first = try fixture.workstation()
    first.press("a a 6 j o + + L")
    let viewport = first.session.view.viewport
    first.savePlace()
    let second = try fixture.workstation()
    #expect(second.state == first.state.withoutMessage)
    #expect(second.session.view.viewport == viewport)
  }

  @Test func aSessionKilledRightAfterADecisionGoesOnBehindIt() throws {
    let fixture = try WorkstationFixture()
    let first = try fixture.workstation()
    first.press("a")
    first.savePlace()
    first.press("a a")
    // Killed here: the place was stored before the last two decisions.
    let second = try fixture.workstation()
    #expect(second.state.component == 4)
  }
}

extension ScreenState {
  /// The state as a fresh session has it.
  var withoutMessage: ScreenState {
    ScreenState(
      screen: screen, image: image, component: component, position: position, total: total,
      decided: decided, rows: rows, message: "", mode: mode, zoom: zoom, overlay: overlay)
  }
}
