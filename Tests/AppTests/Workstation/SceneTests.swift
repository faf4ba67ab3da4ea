import Labels
import Refiner
import Render
import Testing

@testable import App

@Suite struct SceneTests {
  @Test func aFrameIsCompleteWhenNothingMoreIsAskedFor() throws {
    let workstation = try WorkstationFixture().workstation()
    #expect(!workstation.isComplete)
    _ = workstation.frame()
    #expect(workstation.isComplete)
    for keys in ["D", "/", "?", "e"] {
      workstation.press(keys)
      _ = workstation.frame()
      #expect(!workstation.isComplete, "\(keys)")
      workstation.press("Escape")
      _ = workstation.frame()
      #expect(workstation.isComplete, "\(keys)")
    }
  }

  @Test(arguments: [(80, 24), (120, 40), (200, 60), (60, 16), (40, 10), (20, 5)])
  func looksAsBefore(width: Int, height: Int) throws {
    let fixture = try WorkstationFixture()
    let workstation = try fixture.workstation(width, height)
    workstation.press("a x Alt-4 j")
    try GoldenFrame.check(workstation.frame(), "review-\(width)x\(height)")
  }

  @Test(arguments: ["photo", "blend", "crop", "compare", "fill"])
  func viewsLookAsBefore(view: String) throws {
    let keys = ["photo": "o", "blend": "o o", "crop": "z", "compare": "b", "fill": "v v"]
    let workstation = try WorkstationFixture().workstation(100, 30)
    workstation.press(keys[view] ?? "")
    try GoldenFrame.check(workstation.frame(), "view-\(view)")
  }

  @Test(arguments: [GlyphSet.ascii, .letters])
  func monochromeLooksAsBefore(glyphs: GlyphSet) throws {
    let workstation = try WorkstationFixture().workstation(80, 24, depth: .mono, glyphs: glyphs)
    workstation.press("j a")
    try GoldenFrame.check(workstation.frame(), "mono-\(glyphs.rawValue)")
  }

  @Test(arguments: [
    ("help", "?"), ("picker", "c p"), ("prompt", ": g o Left"), ("count", "Alt-4"),
    ("completion", ": p Tab Tab Tab"),
  ])
  func overlaysLookAsBefore(name: String, keys: String) throws {
    let workstation = try WorkstationFixture().workstation()
    workstation.press(keys)
    try GoldenFrame.check(workstation.frame(), "over-\(name)")
  }

  @Test func asciiFramesHoldOnlyASCII() throws {
    let workstation = try WorkstationFixture().workstation(120, 40, depth: .mono, glyphs: .ascii)
    for keys in ["", "a", "?", "q c", "Escape o", "b"] {
      workstation.press(keys)
      #expect(workstation.frame().cells.elements.allSatisfy { $0.scalar.isASCII })
    }
  }

  @Test func theSelectedRowIsReversedWithoutColour() throws {
    let workstation = try WorkstationFixture().workstation(80, 24, depth: .mono, glyphs: .ascii)
    workstation.press("j j")
    let frame = workstation.frame()
    let rows = (1..<21).filter { y in
      (1..<5).allSatisfy { frame[$0, y].style.attributes.contains(.reverse) }
    }
    #expect(rows == [3])
  }

  @Test func everySizeIsPainted() throws {
    let workstation = try WorkstationFixture().workstation(1, 1)
    for (width, height) in [(1, 1), (2, 3), (20, 5), (7, 40), (300, 2), (400, 120), (79, 23)] {
      workstation.resize(to: Size(width: width, height: height))
      for keys in ["j", "c", "Escape : x", "Escape ?", "q o", "z", "v", "r"] {
        workstation.press(keys)
        let frame = workstation.frame()
        #expect(frame.width == width && frame.height == height)
      }
    }
  }

  @Test func theCanvasStaysWhenPanelsFold() {
    for width in 1...210 {
      for height in 1...70 {
        let layout = Layout(Size(width: width, height: height))
        let panels = (layout.queue?.width ?? 0) + (layout.component?.width ?? 0)
        #expect(layout.canvas.width > 0 && layout.canvas.height > 0)
        #expect(layout.canvas.width * 5 >= panels * 4)
      }
    }
  }

  @Test func hostileNamesReachNoCell() throws {
    let bad = "a\u{1B}[31m\u{202E}b\u{9B}2Jc\n"
    let fixture = try WorkstationFixture()
    // A class name may hold anything but controls: bidirectional overrides and wide characters too.
    let taxonomy = try WorkstationFixture.makeTaxonomy(lastName: "ski\u{202E}日本語")
    let workstation = try fixture.workstation(
      120, 40, taxonomy: taxonomy, stems: [bad, "x\u{7}y", "日本\u{0301}"])
    for keys in ["a", "x", "c s", "Enter", "u"] {
      workstation.press(keys)
      let frame = workstation.frame()
      let scalars = frame.cells.elements.map(\.scalar)
      #expect(!scalars.contains { $0.isControl || $0.value == 0x202E || $0.cellWidth != 1 })
    }
  }

  @Test func aMissingMapIsSaidOnTheCanvas() throws {
    let workstation = try WorkstationFixture().workstation(80, 24, failing: true)
    #expect(workstation.frame().text().contains("missing"))
    // What cannot be seen is not decided; it can be put off.
    for key in ["a", "x", "Enter", "3"] {
      workstation.press(key)
      #expect(workstation.state.message.hasPrefix("what cannot be shown is not decided"))
    }
    #expect(workstation.state.decided == 0 && workstation.state.rows == 0)
    workstation.press("Space")
    #expect(workstation.state.rows == 1)
    workstation.press("V j j a")
    #expect(workstation.state.message.contains("cannot be shown, and are not decided"))
    #expect(workstation.state.decided == 0)
  }

  @Test func anEmptyQueueSaysWhatToDo() throws {
    let workstation = try WorkstationFixture().workstation()
    workstation.press(":")
    for letter in "class road" { workstation.handle(.key(KeyEvent(letter))) }
    workstation.press("Enter")
    #expect(workstation.state.total == 0)
    #expect(workstation.frame().text().contains(":filter all"))
    workstation.press("j k a x n N Tab Left f u . z + c b o G")
    #expect(workstation.state.decided == 0)
    _ = workstation.frame()
  }
}
