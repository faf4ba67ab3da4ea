import Labels
import Render
import Testing

@Suite struct FrameTests {
  @Test func writesTextClippedToItsWidth() {
    var frame = Frame(width: 5, height: 1)
    #expect(frame.write("abcdefgh", x: 2, y: 0) == 5)
    #expect(String(String.UnicodeScalarView(frame.cells.elements.map(\.scalar))) == "  abc")
  }

  @Test func neverWritesAControlCharacter() {
    var frame = Frame(width: 4, height: 1)
    frame.write("\u{1B}[m\u{9B}", x: 0, y: 0)
    #expect(frame.cells.elements.map(\.scalar) == ["?", "[", "m", "?"])
  }

  @Test func keepsOneCellPerWideScalar() {
    var frame = Frame(width: 3, height: 1)
    frame.write("東e\u{301}x", x: 0, y: 0)
    #expect(frame.cells.elements.map(\.scalar) == ["?", "e", "x"])
  }
}
