import Labels
import Refiner
import Render
import Testing

@testable import App

@Suite struct ShowTests {
  @Test(arguments: [
    ("diff", "x k d"), ("truth", "t"), ("errors", "t t"), ("panes", "p"),
    ("panes-diff", "x k p P P P"),
    ("isolate", "j j j i"), ("letters", "l"), ("proposal", "E"), ("outlines", "E E"),
    ("outlined-photo", "o E E"), ("map", "M z"), ("blend-photo", "{ { {"), ("close", "[ ["),
    ("far", "] ]"),
  ])
  func looksAsBefore(view: String, keys: String) throws {
    let workstation = try WorkstationFixture().workstation(100, 30, hasTruth: true)
    workstation.press(keys)
    try GoldenFrame.check(workstation.frame(), "show-\(view)")
  }

  @Test(arguments: [(80, 24), (200, 60)])
  func twoPanesLookAsBefore(width: Int, height: Int) throws {
    let workstation = try WorkstationFixture().workstation(width, height, hasTruth: true)
    workstation.press("x k p t E E M")
    try GoldenFrame.check(workstation.frame(), "show-all-\(width)x\(height)")
  }

  @Test(arguments: [("diff", "x k d"), ("truth", "t"), ("panes", "x k p P P"), ("all", "E E i")])
  func monochromeLooksAsBefore(view: String, keys: String) throws {
    let workstation = try WorkstationFixture().workstation(
      80, 24, depth: .mono, glyphs: .ascii, hasTruth: true)
    workstation.press(keys)
    let frame = workstation.frame()
    #expect(frame.cells.elements.allSatisfy { $0.scalar.isASCII })
    try GoldenFrame.check(frame, "show-mono-\(view)")
  }

  @Test func changesAreShownAndLeftAgain() throws {
    let workstation = try WorkstationFixture().workstation(100, 30)
    workstation.press("o d")
    #expect(workstation.state.mode == "diff" && workstation.frame().text().contains("nothing"))
    workstation.press("x k")
    #expect(workstation.frame().text().contains("changed: 96 px, most building → void"))
    workstation.press("u")
    #expect(workstation.frame().text().contains("changed: nothing"))
    workstation.press("d")
    #expect(workstation.state.mode == "photo")
    workstation.press("d o")
    #expect(workstation.state.mode == "photo")
    workstation.press("o")
    #expect(workstation.state.mode == "blend")
  }

  @Test func truthIsShownWhenItIsKnown() throws {
    let fixture = try WorkstationFixture()
    let workstation = try fixture.workstation(100, 30, hasTruth: true)
    workstation.press("t")
    #expect(workstation.state.mode == "truth")
    // 80 of 96 x 48 pixels less a column of void.
    #expect(workstation.frame().text().contains("1.8 % of the pixels wrong, most building → bus"))
    workstation.press("5 k")
    #expect(workstation.frame().text().contains("0.4 % of the pixels wrong"))
    workstation.press("t")
    #expect(workstation.state.mode == "errors")
    workstation.press("t")
    #expect(workstation.state.mode == "labels")
    let other = try fixture.workstation(100, 30)
    other.press("t")
    #expect(other.state.mode == "labels" && other.state.message.contains("--truth DIR"))
  }

  @Test func aTruthThatCannotBeReadIsSaid() throws {
    let workstation = try WorkstationFixture().workstation(failing: true, hasTruth: true)
    workstation.press("t")
    #expect(workstation.frame().text().contains("missing"))
  }

  @Test func panesShowTheSamePlace() throws {
    let workstation = try WorkstationFixture().workstation(120, 40)
    workstation.press("p")
    #expect(workstation.state.pane == "photo")
    let panes = workstation.session.panes
    let second = try #require(panes.second)
    #expect((second.width, second.height) == (panes.first.width, panes.first.height))
    workstation.press("+ + + L")
    let scale = workstation.session.view.viewport?.scale
    workstation.press("P P P P")
    #expect(workstation.state.pane == "labels")
    #expect(workstation.session.view.viewport?.scale == scale)
    // Two panes of the same mode show the same cells.
    workstation.press("v E E")
    let frame = workstation.frame()
    for y in 1..<panes.first.height {
      for x in 0..<panes.first.width {
        #expect(frame[panes.first.x + x, panes.first.y + y] == frame[second.x + x, second.y + y])
      }
    }
    workstation.press("p")
    #expect(workstation.state.pane == nil)
  }

  @Test func panesFitEverySize() {
    for width in 0...90 {
      for height in 0...40 {
        let canvas = Rectangle<ScreenSpace>(x: 5, y: 2, width: width, height: height)
        for shape in [Size<ImageSpace>(width: 2, height: 1), Size(width: 1, height: 3)] {
          let panes = PaneLayout(canvas, isSplit: true, imageSize: shape)
          guard let second = panes.second, let divider = panes.divider else {
            #expect(panes.first == canvas)
            continue
          }
          let parts = [panes.first, second, divider]
          #expect(parts.reduce(0) { $0 + $1.area } <= canvas.area)
          #expect(canvas.width - second.maxX + canvas.x <= 1)
          #expect(canvas.height - second.maxY + canvas.y <= 1)
          #expect(panes.first.intersection(second).isEmpty)
          #expect(parts.allSatisfy { $0.intersection(canvas) == $0 && !$0.isEmpty })
        }
      }
    }
  }

  @Test func blinkingFlipsTheComponentOrTheWholePane() throws {
    let workstation = try WorkstationFixture().workstation(100, 30)
    #expect(!workstation.isBlinking)
    workstation.press("B")
    #expect(workstation.isBlinking && workstation.state.message.contains("blinking"))
    // Nobody looks at a window that has not the focus.
    workstation.handle(.focus(false))
    #expect(!workstation.isBlinking)
    workstation.handle(.focus(true))
    #expect(workstation.isBlinking)
    workstation.press("v v")
    let labels = workstation.frame()
    workstation.flipBlink()
    #expect(workstation.frame().text().contains("AFTER: road"))
    workstation.flipBlink()
    #expect(workstation.frame() == labels)
    workstation.press("o")
    let photo = workstation.frame()
    workstation.flipBlink()
    #expect(workstation.frame() != photo)
    workstation.flipBlink()
    #expect(workstation.frame() == photo)
    workstation.press("B")
    #expect(!workstation.isBlinking)
  }

  @Test func nothingBlinksWithoutMotion() throws {
    let workstation = try WorkstationFixture().workstation(allowsMotion: false)
    workstation.press("B")
    #expect(!workstation.isBlinking && workstation.state.message.contains("NO_MOTION"))
  }

  @Test func theBlendRatioHasLimits() throws {
    let workstation = try WorkstationFixture().workstation()
    workstation.press("{")
    #expect(workstation.state.mode == "blend" && workstation.state.message.contains("35 % labels"))
    for _ in 0..<20 { workstation.press("{") }
    #expect(workstation.state.message.contains("5 % labels"))
    workstation.press("Alt-9 }")
    #expect(workstation.state.message.contains("95 % labels"))
  }

  @Test func contextCropsAndHasLimits() throws {
    let workstation = try WorkstationFixture().workstation(100, 30)
    workstation.press("]")
    #expect(workstation.state.zoom == "crop" && workstation.state.message.contains("113 %"))
    let wide = try #require(workstation.session.view.viewport?.scale)
    workstation.press("[ [")
    let close = try #require(workstation.session.view.viewport?.scale)
    #expect(close < wide)
    for _ in 0..<30 { workstation.press("[") }
    #expect(workstation.state.message.contains("5 %"))
    workstation.press("j")
    #expect(workstation.session.view.context == 0.05)
  }

  @Test func isolatingFollowsTheComponent() throws {
    let workstation = try WorkstationFixture().workstation(100, 30)
    workstation.press("i")
    #expect(workstation.state.message.contains("building"))
    workstation.press("x k")
    // Void has no colour to be left in; the class that it had keeps its own.
    let item = try #require(workstation.session.queue.current)
    #expect(workstation.session.isolatedClass(of: item) == item.classID)
    workstation.press("i")
    #expect(!workstation.session.view.isIsolating)
  }

  @Test func theSmallPictureShowsOnlyWhereItHelps() throws {
    let workstation = try WorkstationFixture().workstation(100, 30)
    let without = workstation.frame()
    workstation.press("M Escape Escape")
    let session = workstation.session
    #expect(session.view.showsMiniMap)
    workstation.press("j k")
    #expect(workstation.frame() == without, "the whole image is on the canvas already")
    workstation.press("z")
    let zoomed = workstation.frame()
    workstation.press("M j k")
    #expect(workstation.frame() != zoomed)
  }

  @Test func theViewSurvivesARestart() throws {
    let fixture = try WorkstationFixture()
    let first = try fixture.workstation(120, 40, hasTruth: true)
    first.press("} t p P P i l M E ] + L")
    first.savePlace()
    let second = try fixture.workstation(120, 40, hasTruth: true)
    #expect(second.session.view.summary == first.session.view.summary)
    #expect(second.frame() == first.frame())
    // Without the truth the labels take its place.
    let third = try fixture.workstation(120, 40)
    #expect(third.state.mode == "labels")
  }

  @Test(arguments: [
    "labels crop fill", "photo free off 2.5 512.0 300.0",
    "diff free off 2.5 51.0 30.0 pane:blend ratio:0.6 context:1.5 outlines:all isolate letters map",
  ])
  func summariesAreReadBack(text: String) {
    var view = ViewState()
    view.restore(text, imageSize: Size(width: 1024, height: 600))
    #expect(view.summary == text)
  }

  @Test(arguments: [
    "labels crop outline ratio:7 context:nan pane:x outlines:y blink future:3",
    "labels crop outline ratio: context: pane: outlines:",
  ])
  func damagedSummariesDoNoHarm(text: String) {
    var view = ViewState()
    view.restore(text, imageSize: Size(width: 1024, height: 600))
    #expect(view.summary == "labels crop outline")
  }

  @Test func everyViewIsPaintedAtEverySize() throws {
    let workstation = try WorkstationFixture().workstation(1, 1, hasTruth: true)
    workstation.press("x p M E E l i")
    for (width, height) in [(1, 1), (2, 3), (20, 5), (7, 40), (300, 2), (200, 60), (79, 23)] {
      workstation.resize(to: Size(width: width, height: height))
      for keys in ["d", "t", "t P", "z P", "] P", "r", "B", "o"] {
        workstation.press(keys)
        workstation.flipBlink()
        let frame = workstation.frame()
        #expect(frame.width == width && frame.height == height)
      }
    }
  }
}
