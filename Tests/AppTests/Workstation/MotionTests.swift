import Labels
import Refiner
import Render
import Testing

@testable import App

@Suite struct MotionTests {
  @Test(arguments: [
    ("PageDown", 11), ("Ctrl-F", 11), ("Ctrl-D", 6), ("PageDown PageDown", 18),
    ("Ctrl-D Ctrl-U", 1),
    ("G PageUp", 8), ("G Ctrl-B", 8), ("Alt-3 Ctrl-D", 16), ("G Alt-2 Ctrl-U", 8),
  ])
  func theQueueIsPagedThrough(keys: String, position: Int) throws {
    // Ten rows of the queue.
    let workstation = try WorkstationFixture().workstation(80, 13)
    #expect(Layout(Size(width: 80, height: 13)).queue?.height == 10)
    workstation.press(keys)
    #expect(workstation.state.position == position)
  }

  @Test func aPageGoesOnInSmallTerminals() throws {
    let workstation = try WorkstationFixture().workstation(40, 6)
    workstation.press("PageDown")
    #expect(workstation.state.position == 6)
    workstation.press("V PageDown")
    #expect(workstation.session.queue.range == 5...10)
    workstation.resize(to: Size(width: 1, height: 1))
    workstation.press("Ctrl-U PageUp Ctrl-D PageDown PageDown PageDown PageDown")
    #expect(workstation.state.position > 10)
  }

  @Test(arguments: [
    ("j", 2), ("Down Down", 3), ("k", 1), ("Alt-5 j", 6), ("Alt-5 j Alt-2 k", 4), ("G", 18),
    ("End k", 17),
    ("G g g", 1), ("Alt-7 G", 7), ("Alt-9 9 G", 18), ("Alt-4 g g", 4), ("Home", 1), ("n", 2),
    ("Alt-3 n", 4),
    ("N", 18), ("a a k k n", 3), ("a a N", 18), ("Tab", 2), ("Alt-5 j Tab", 1), ("Backtab", 6),
    ("Right", 7), ("Right Right Right", 13), ("Right Left", 1), ("Left", 1), ("G Left", 7),
    ("j j Right j Left", 1), ("a Right Left", 2),
  ])
  func keysMoveTheCursor(keys: String, position: Int) throws {
    let workstation = try WorkstationFixture().workstation()
    workstation.press(keys)
    #expect(workstation.state.position == position)
  }

  @Test func theEndsAreSaid() throws {
    let workstation = try WorkstationFixture().workstation()
    workstation.press("k")
    #expect(workstation.state.message == "first component")
    workstation.press("G j")
    #expect(workstation.state.message == "last component")
    workstation.press("Right")
    #expect(workstation.state.message == "this is the last image")
  }

  @Test func theViewSurvivesEveryChangeOfImageAndMode() throws {
    let workstation = try WorkstationFixture().workstation(120, 40)
    workstation.press("+ + + v")
    let scale = workstation.session.view.viewport?.scale
    for keys in ["j", "Right", "o", "a", "o", "u", "G", "o"] {
      workstation.press(keys)
      #expect(workstation.session.view.viewport?.scale == scale, "\(keys)")
      #expect(workstation.state.zoom == "free" && workstation.state.overlay == "off", "\(keys)")
    }
    workstation.press("r")
    #expect(workstation.state.zoom == "whole")
  }

  @Test func theComponentIsAlwaysInView() throws {
    let workstation = try WorkstationFixture().workstation(80, 24)
    workstation.press("+ + + + + + + +")
    for _ in 0..<18 {
      let item = try #require(workstation.session.queue.current)
      let visible = workstation.session.view.viewport?.visiblePixels(in: workstation.session.canvas)
      let middle = item.bounds.center
      #expect(visible?.contains(x: Int(middle.x), y: Int(middle.y)) == true)
      workstation.press("j")
    }
  }

  @Test func croppingFollowsTheCursor() throws {
    let workstation = try WorkstationFixture().workstation(100, 30)
    workstation.press("z")
    for _ in 0..<6 {
      let item = try #require(workstation.session.queue.current)
      let visible = try #require(
        workstation.session.view.viewport?.visiblePixels(in: workstation.session.canvas))
      #expect(visible.intersection(item.bounds) == item.bounds)
      #expect(visible.area < WorkstationFixture.size.area)
      workstation.press("j")
    }
    workstation.press("z")
    #expect(workstation.state.zoom == "whole")
  }

  @Test func comparingFlipsOnlyTheComponentAndEndsWithIt() throws {
    let workstation = try WorkstationFixture().workstation(100, 30)
    let before = workstation.frame()
    workstation.press("b")
    let after = workstation.frame()
    #expect(before != after && after.text().contains("AFTER: road"))
    workstation.press("b")
    #expect(workstation.frame() == before)
    workstation.press("b j k")
    #expect(!workstation.session.view.isComparing)
    workstation.press("x k b")
    #expect(workstation.frame().text().contains("BEFORE: building"))
  }
}
