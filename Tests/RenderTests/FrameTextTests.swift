import Labels
import Render
import Testing

@Suite struct FrameTextTests {
  @Test func textKeepsTheFullWidth() {
    var frame = Frame(width: 4, height: 2)
    frame.write("ab", x: 0, y: 1)
    #expect(frame.text() == "    \nab  \n")
  }

  @Test func ansiWritesOnlyWhatChanges() {
    var frame = Frame(width: 5, height: 2)
    let red = CellStyle(foreground: .palette(1), background: .palette(16))
    frame.write("ab", x: 0, y: 0, style: red)
    frame.write(
      "c", x: 2, y: 0, style: CellStyle(foreground: .palette(9), background: .palette(16)))
    frame.write("d", x: 3, y: 0, style: CellStyle(attributes: .bold))
    #expect(
      frame.ansi(depth: .indexed256)
        == "\u{1B}[31;48;5;16mab\u{1B}[91mc\u{1B}[1;39;49md\u{1B}[0m \n     \n")
  }

  @Test func ansiOfAPoorTerminalHasNoMoreColoursThanIt() {
    var frame = Frame(width: 1, height: 1)
    frame[0, 0] = Cell(
      "x", style: CellStyle(foreground: .direct(RGB(255, 0, 0)), attributes: .bold))
    #expect(frame.ansi(depth: .direct) == "\u{1B}[1;38;2;255;0;0mx\u{1B}[0m\n")
    #expect(frame.ansi(depth: .ansi8) == "\u{1B}[1;31mx\u{1B}[0m\n")
    #expect(frame.ansi(depth: .mono) == "\u{1B}[1mx\u{1B}[0m\n")
  }

  @Test func attributesThatEndAreReset() {
    var frame = Frame(width: 2, height: 1)
    frame[0, 0] = Cell("a", style: CellStyle(attributes: [.bold, .reverse]))
    frame[1, 0] = Cell("b", style: CellStyle(foreground: .palette(2), attributes: .bold))
    #expect(frame.ansi(depth: .ansi8) == "\u{1B}[1;7ma\u{1B}[0;1;32mb\u{1B}[0m\n")
  }

  @Test func goldenTextNamesEveryStyle() {
    var frame = Frame(width: 3, height: 2)
    frame[1, 0] = Cell(
      "x", style: CellStyle(foreground: .palette(16), background: .direct(RGB(1, 2, 3))))
    #expect(
      frame.goldenText() == """
        frame 3x2
        | x |
        |   |
        styles
        a1 b1 a1
        a3
        legend
        a default on default
        b 16 on 1,2,3

        """)
  }
}
