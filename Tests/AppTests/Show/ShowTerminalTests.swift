import Labels
import Render
import Testing

@testable import App

/// What the terminal, its size, colours and locale make of a picture.
@Suite struct ShowTerminalTests {
  let fixture: ShowFixture

  init() throws { fixture = try ShowFixture() }

  func terminal(
    _ width: Int = 80, _ height: Int = 24, depth: ColourDepth? = .indexed256, isUTF8: Bool = true
  ) -> TerminalFacts {
    TerminalFacts(size: Size(width: width, height: height), depth: depth, isUTF8: isUTF8)
  }

  @Test func aTerminalGetsHalfBlocksInItsColours() throws {
    let path = try fixture.quarter(
      6, palette: [RGB(255, 0, 0), RGB(0, 255, 0)])
    let text = try fixture.show(path, "--size", "3x9", terminal: terminal())
    // Three samples by three of 2x2 pixels; a tie goes to the lower id, the last half row is empty.
    #expect(
      text.hasPrefix(
        "\u{1B}[48;5;196m  \u{1B}[38;5;46m\u{2580}\u{1B}[0m\n"
          + "\u{1B}[38;5;196m\u{2580}\u{2580}\u{2580}\u{1B}[0m\n"))
  }

  @Test func picturesFitTheTerminalAndLeaveALineToThePrompt() throws {
    let path = try fixture.grey([UInt8](repeating: 0, count: 100 * 100), width: 100)
    for (width, height) in [(80, 24), (20, 50), (120, 7), (30, 3), (30, 1), (1, 1)] {
      let text = try fixture.show(path, terminal: terminal(width, height, depth: nil))
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      let legend = lines.count - lines.prefix { $0.allSatisfy { $0 == "-" } }.count
      #expect(lines.count == max(min(width / 2, height - 1 - legend), 1) + legend)
      #expect(lines.allSatisfy { $0.count <= width })
    }
  }

  @Test func nothingButATerminalOrARequestGetsEscapes() throws {
    let path = try fixture.quarter()
    #expect(try !fixture.show(path).contains("\u{1B}"))
    #expect(try !fixture.show(path, "--glyphs", "halfblock").contains("\u{2580}"))
    #expect(try !fixture.show(path, terminal: terminal(depth: nil)).contains("\u{1B}"))
    #expect(try fixture.show(path, "--colours", "256").contains("\u{1B}[48;5;"))
    #expect(try fixture.show(path, "--color", "24bit").contains("\u{1B}[48;2;"))
    #expect(try fixture.show(path, "--colours", "direct", terminal: terminal()).contains("48;2;"))
    let sixteen = try fixture.show(path, "--colours", "16", terminal: terminal())
    #expect(sixteen.contains("\u{1B}[") && !sixteen.contains(";5;") && !sixteen.contains(";2;"))
    let mono = try fixture.show(path, "--colours", "mono", terminal: terminal())
    #expect(mono.hasPrefix("00") && !mono.contains("38;") && !mono.contains("48;"))
  }

  @Test func lettersAreDrawnOnRequestAndWhereTheLocaleHasNoBlocks() throws {
    let path = try fixture.quarter()
    for text in [
      try fixture.show(path, "--glyphs", "letters", "--size", "4x2", terminal: terminal()),
      try fixture.show(path, "--size", "4x2", terminal: terminal(isUTF8: false)),
    ] {
      let letters = text.replacing(#/\u{1B}\[[0-9;]*m/#, with: "")
      #expect(text.contains("\u{1B}[48;5;") && letters.hasPrefix("0011\n0000\n"), "\(text)")
    }
  }

  @Test func theThemeOfTheWorkstationIsUsed() throws {
    let path = try fixture.quarter()
    let mono = FleckProcess.tree + "/themes/mono.toml"
    let text = try fixture.show(path, "--theme", mono, "--size", "4x2", terminal: terminal())
    #expect(!text.contains("38;") && !text.contains("48;") && text.contains("0011\n"))
  }

  @Test func namesCannotReachTheTerminalAsTheyAre() throws {
    let name = "a\u{1B}[31mb\u{202E}.png"
    let path = try fixture.grey([0, 1], width: 2, name: name)
    for text in [
      try fixture.show(path), try fixture.show(path, "--colours", "256", terminal: terminal()),
    ] {
      #expect(text.contains("a?[31mb?.png") && !text.contains("\u{1B}[31m"))
    }
  }

  @Test(arguments: [
    (1, 1, "16x8"), (3, 2000, "1x23"), (2000, 3, "80x1"), (100, 50, "80x20"), (64, 48, "62x23"),
  ])
  func theWholeImageIsShownAtItsOwnAspect(width: Int, height: Int, cells: String) {
    let (viewport, canvas) = PicturePrinter.fitting(
      Size(width: width, height: height), in: Size(width: 80, height: 23))
    #expect("\(canvas.width)x\(canvas.height)" == cells)
    #expect(
      viewport.visiblePixels(in: canvas)
        == Rectangle(x: 0, y: 0, width: width, height: height))
  }
}
