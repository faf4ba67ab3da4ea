import Labels
import Refiner
import Render
import Testing

@testable import App

@Suite struct MouseTests {
  private func cell(
    of id: Int, in workstation: Workstation, _ fixture: WorkstationFixture
  ) throws -> (x: Int, y: Int) {
    let viewport = try #require(workstation.session.view.viewport)
    let cell = viewport.cell(
      ofImagePoint: fixture.record(id).component.bounds.center, in: workstation.session.canvas)
    return (Int(cell.x), Int(cell.y))
  }

  @Test func aClickOnTheCanvasGoesToTheComponentUnderIt() throws {
    let fixture = try WorkstationFixture()
    let workstation = try fixture.workstation(100, 30)
    for id in [5, 2, 6, 1] {
      let place = try cell(of: id, in: workstation, fixture)
      workstation.click(place.x, place.y)
      #expect(workstation.state.component == id)
    }
  }

  @Test func aThinComponentIsHitThoughItsCellShowsMoreThanIt() throws {
    let fixture = try WorkstationFixture()
    let workstation = try fixture.workstation(40, 10)
    let place = try cell(of: 3, in: workstation, fixture)
    workstation.click(place.x, place.y)
    #expect(workstation.state.component == 3)
  }

  @Test func aClickBesideAllComponentsSaysSo() throws {
    let workstation = try WorkstationFixture().workstation(100, 30)
    let canvas = workstation.session.canvas
    workstation.click(canvas.x, canvas.y + canvas.height / 2 - 8)
    #expect(workstation.state.message == "no component here")
    workstation.click(canvas.x, canvas.y)
    #expect(workstation.state.message == "outside of the image")
    #expect(workstation.state.component == 1)
  }

  @Test func whatTheQueueLacksIsNamed() throws {
    let fixture = try WorkstationFixture()
    let workstation = try fixture.workstation(100, 30, flaggedOnly: true)
    let place = try cell(of: 3, in: workstation, fixture)
    workstation.click(place.x, place.y)
    #expect(
      workstation.state.message
        == "car, 60 px, is not in this queue; :filter all shows every component")
    #expect(workstation.state.component == 1)
  }

  @Test func aClickOnARowGoesToIt() throws {
    let workstation = try WorkstationFixture().workstation(100, 30)
    workstation.click(4, 9)
    #expect(workstation.state.position == 9)
    workstation.click(4, 27)
    #expect(workstation.state.position == 9)
  }

  @Test func aDoubleClickCropsAndTheNextOneShowsAll() throws {
    let fixture = try WorkstationFixture()
    let workstation = try fixture.workstation(100, 30)
    let place = try cell(of: 4, in: workstation, fixture)
    workstation.click(place.x, place.y)
    #expect(workstation.state.zoom == "whole")
    workstation.click(place.x, place.y)
    #expect(workstation.state.component == 4 && workstation.state.zoom == "crop")
    workstation.click(4, 12)
    workstation.click(4, 12)
    #expect(workstation.state.position == 12 && workstation.state.zoom == "whole")
  }

  @Test func slowClicksAreTwoClicks() {
    var pointer = Pointer()
    let click = MouseEvent(action: .press(.left), x: 3, y: 4, modifiers: [])
    #expect(!pointer.click(click, at: 1) && !pointer.click(click, at: 2))
    #expect(pointer.click(click, at: 2.3) && !pointer.click(click, at: 2.4))
  }

  @Test func theWheelZoomsAboutThePointer() throws {
    let workstation = try WorkstationFixture().workstation(100, 30)
    let canvas = workstation.session.canvas
    let cell = Point<ScreenSpace>(x: Double(canvas.x + 10), y: Double(canvas.y + 12))
    let before = try #require(workstation.session.view.viewport)
    let pixel = before.imagePoint(ofCell: cell, in: canvas)
    for _ in 0..<4 { workstation.wheel(-1, at: Int(cell.x), Int(cell.y)) }
    let after = try #require(workstation.session.view.viewport)
    #expect(after.scale < before.scale / 2)
    let now = after.imagePoint(ofCell: cell, in: canvas)
    #expect(abs(now.x - pixel.x) <= before.scale && abs(now.y - pixel.y) <= 2 * before.scale)
    #expect(workstation.state.zoom == "free")
    for _ in 0..<4 { workstation.wheel(1, at: Int(cell.x), Int(cell.y)) }
    #expect(abs((workstation.session.view.viewport?.scale ?? 0) - before.scale) < 1e-9)
  }

  @Test func theWheelGoesThroughTheQueue() throws {
    let workstation = try WorkstationFixture().workstation(100, 30)
    workstation.wheel(1, at: 3, 5)
    workstation.wheel(1, at: 3, 5)
    workstation.wheel(-1, at: 3, 5)
    #expect(workstation.state.position == 2)
  }

  @Test func aDragMovesTheImageAndSelectsNothing() throws {
    let workstation = try WorkstationFixture().workstation(100, 30)
    let canvas = workstation.session.canvas
    let before = try #require(workstation.session.view.viewport)
    workstation.drag(from: (canvas.x + 30, canvas.y + 10), to: (canvas.x + 24, canvas.y + 13))
    let after = try #require(workstation.session.view.viewport)
    #expect(abs(after.center.x - before.center.x - 6 * before.scale) < 1e-9)
    #expect(abs(after.center.y - before.center.y + 6 * before.scale) < 1e-9)
    #expect(workstation.state.component == 1 && workstation.state.zoom == "free")
    // A button that was pressed elsewhere moves nothing.
    workstation.drag(from: (3, 5), to: (canvas.x + 3, canvas.y + 3))
    #expect(workstation.session.view.viewport == after)
  }

  @Test func aClickOnTheKeyBarPressesTheKey() throws {
    let workstation = try WorkstationFixture().workstation(100, 30)
    let line = try #require(workstation.frame().text().split(separator: "\n").last)
    let column = try #require(line.firstRange(of: "x reject")).lowerBound
    workstation.click(line.distance(from: line.startIndex, to: column), 29)
    #expect(workstation.state.decided == 1)
    #expect(workstation.state.message.hasPrefix("rejected"))
    workstation.click(99, 29)
    #expect(workstation.state.decided == 1)
  }

  @Test func aMessageOverTheKeyBarHidesItsKeys() throws {
    let workstation = try WorkstationFixture().workstation(80, 12)
    workstation.press("k")
    #expect(!workstation.state.message.isEmpty)
    workstation.click(1, 11)
    #expect(workstation.state.decided == 0 && workstation.state.message.isEmpty)
    workstation.click(1, 11)
    #expect(workstation.state.decided == 1)
  }

  @Test func aClickForgetsAHalfTypedCount() throws {
    let workstation = try WorkstationFixture().workstation(100, 30)
    workstation.press("Alt-5")
    workstation.click(1, 29)
    #expect(workstation.state.decided == 0)
    workstation.press("j")
    #expect(workstation.state.position == 2)
  }

  @Test func helpScrollsAndThePickerIsClicked() throws {
    let workstation = try WorkstationFixture().workstation(80, 24)
    workstation.press("?")
    workstation.wheel(1, at: 10, 10)
    guard case .help(let page) = workstation.session.screen else {
      Issue.record("\(workstation.session.screen)")
      return
    }
    #expect(page.firstLine == 3)
    workstation.wheel(-1, at: 10, 10)
    workstation.press("q c")
    workstation.wheel(1, at: 30, 10)
    let canvas = workstation.session.canvas
    workstation.click(canvas.x + 4, canvas.y + 5)
    #expect(workstation.session.review.decisions[ComponentID(1)]?.classAfter == ClassID(4))
    workstation.press("c")
    workstation.click(2, 5)
    #expect(workstation.state.screen == "review" && workstation.state.decided == 1)
  }

  @Test func noReportAnywhereTraps() throws {
    let workstation = try WorkstationFixture().workstation(60, 16)
    let actions: [MouseEvent.Action] = [
      .press(.left), .drag(.left), .release(.left), .move, .press(.right), .press(.middle),
      .scroll(columns: 1, rows: 0), .scroll(columns: 0, rows: 1),
    ]
    for keys in ["", "?", "q :", "Escape c p", "Escape z"] {
      workstation.press(keys)
      for action in actions {
        for (x, y) in [(0, 0), (59, 15), (30, 8), (9000, 9000), (30, 15)] {
          workstation.handle(
            .mouse(MouseEvent(action: action, x: x, y: y, modifiers: .control)))
          _ = workstation.frame()
        }
      }
    }
  }
}

extension Workstation {
  /// Clicks a cell, counted from 0.
  func click(_ x: Int, _ y: Int) {
    for action in [MouseEvent.Action.press(.left), .release(.left)] {
      handle(.mouse(MouseEvent(action: action, x: x, y: y, modifiers: [])))
    }
  }

  /// Turns the wheel by one step: up is -1.
  func wheel(_ rows: Int, at x: Int, _ y: Int) {
    handle(
      .mouse(MouseEvent(action: .scroll(columns: 0, rows: rows), x: x, y: y, modifiers: [])))
  }

  /// Drags with the left button.
  func drag(from start: (Int, Int), to end: (Int, Int)) {
    let steps: [(MouseEvent.Action, (Int, Int))] = [
      (.press(.left), start), (.drag(.left), start), (.drag(.left), end), (.release(.left), end),
    ]
    for (action, (x, y)) in steps {
      handle(.mouse(MouseEvent(action: action, x: x, y: y, modifiers: [])))
    }
  }
}
