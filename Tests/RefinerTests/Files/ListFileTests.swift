import Testing

@testable import Refiner

@Suite struct ListFileTests {
  private func decode(_ text: String) throws -> [ListEntry] {
    try ListFile.decode(Array(text.utf8), path: "list.txt")
  }

  @Test func spacesTabsBlankLinesAndWindowsEndingsAreRead() throws {
    let text = "\u{FEFF}a/1.png b/1.png\r\n\n \t\r\na/2.png\tb/2.png\n#a b"
    #expect(
      try decode(text) == [
        ListEntry(image: "a/1.png", label: "b/1.png", line: 1),
        ListEntry(image: "a/2.png", label: "b/2.png", line: 4),
        ListEntry(image: "#a", label: "b", line: 5),
      ])
    #expect(try decode("").isEmpty)
  }

  @Test func tabsSeparatePathsWithSpacesAndAThirdColumn() throws {
    #expect(
      try decode("a b.png\tc d.png\na.png\tb.png\tsoft/a.npy\n") == [
        ListEntry(image: "a b.png", label: "c d.png", line: 1),
        ListEntry(image: "a.png", label: "b.png", line: 2),
      ])
  }

  @Test func pathsMayTurnBackInsideTheFolder() throws {
    #expect(try decode("a/../b/1.png ./c.png").count == 1)
  }

  @Test(arguments: [
    "../a.png b.png", "a.png b/../../c.png", "/a.png b.png", "a.png /b.png", "a.png", "a  b",
    " a b", "a b c", "a\tb\tc\td", "a\t\tc", "\tb", "a \u{1B}[2J", "a/.. b", "a b\u{0}c", "a .",
  ])
  func badLinesAreNamed(line: String) {
    let error = #expect(throws: FileError.self) { try decode("x y\n\n" + line + "\n") }
    #expect(error?.description.hasPrefix("list.txt: line 3: ") == true)
  }

  @Test func otherEncodingsAreRefused() {
    #expect(throws: FileError.self) { try ListFile.decode([0x61, 0x20, 0xFF], path: "list.txt") }
  }
}
