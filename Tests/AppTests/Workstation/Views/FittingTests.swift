import Dispatch
import Labels
import Refiner
import Render
import Testing

@testable import App

/// Texts that have to fit: nothing ends at the edge without a sign of it, and the way out is always shown.
@Suite struct FittingTests {
  @Test(arguments: [
    ("one two three", 7, 0, 9, ["one two", "three"]), ("one two", 7, 0, 1, ["one two"]),
    ("one two three", 7, 0, 1, ["one tw…"]), ("one two three", 8, 0, 1, ["one two…"]),
    ("one two", 7, 5, 9, ["", "one two"]), ("one two", 7, 4, 9, ["one", "two"]),
    ("abcdefgh i", 3, 0, 9, ["abc", "def", "gh", "i"]), ("a bcdefg", 3, 0, 2, ["a", "bc…"]),
    ("", 5, 0, 3, [""]), ("a b", 1, 0, 1, ["…"]), ("a b", 5, 0, 0, []),
  ])
  func wordsAreWrapped(text: String, width: Int, indent: Int, limit: Int, lines: [String]) {
    #expect(WrappedText(text, width: width, indent: indent, limit: limit).lines == lines)
  }

  @Test func anASCIIEllipsisHasThreeColumns() {
    #expect(WrappedText.line("one two", width: 6, ellipsis: "...") == "one...")
    #expect(WrappedText.line("one two", width: 2, ellipsis: "...") == "..")
  }

  private func workstation(width: Int) throws -> Workstation {
    let fixture = try WorkstationFixture()
    let setup = SessionSetup(
      taxonomy: fixture.taxonomy, images: fixture.images,
      journal: LossJournal(store: fixture.store), reviewer: "tester",
      model: .ready(inputSide: 48))
    return try Workstation(
      setup, state: fixture.store.reviewState(), flaggedOnly: false,
      library: Library(fixture.source(), patience: .seconds(60)),
      look: Look(taxonomy: fixture.taxonomy, depth: .indexed256, glyphs: .half),
      size: Size(width: width, height: 24))
  }

  /// The last line of a frame.
  private func keyBar(_ workstation: Workstation) -> String {
    let lines = workstation.frame().text().split(
      separator: "\n", omittingEmptySubsequences: false)
    return String(lines[workstation.session.size.height - 1])
  }

  @Test(arguments: ["e", "s", "c", "m", "D", "O", "T", "V j a"])
  func theWayOutIsInNarrowKeyBarsToo(keys: String) throws {
    let workstation = try workstation(width: 40)
    workstation.press(keys)
    let bar = keyBar(workstation)
    #expect(bar.contains("Escape"), "\(bar)")
    if workstation.session.keyContext != nil { #expect(bar.contains("? help"), "\(bar)") }
  }

  @Test(arguments: [
    "e", "e p", "e H / L L /", "s", "s Space", "c", "m", "D", "O", "T", "V j", ":", "/", "?",
    "V j a",
  ])
  func theWayOutIsInEveryKeyBar(keys: String) throws {
    let workstation = try workstation(width: 80)
    workstation.press(keys)
    let bar = keyBar(workstation)
    let leaves = keys == "?" ? "Enter back" : keys == "V j" ? "V end range" : "Escape"
    #expect(bar.contains(leaves), "\(bar)")
    if workstation.session.keyContext != nil { #expect(bar.contains("? help"), "\(bar)") }
  }

  @Test(arguments: [80, 60, 40])
  func theFiltersHintKeepsWholeWords(width: Int) throws {
    let workstation = try WorkstationFixture().workstation(width, 24)
    workstation.press("/ c l a s s : c a r")
    let bar = keyBar(workstation)
    #expect(bar.contains("3 of 18") && bar.contains("Escape cancels"), "\(bar)")
  }

  @Test(arguments: [(80, 24), (100, 30), (40, 12)])
  func aMistakeInAFilterIsSaidWhole(width: Int, height: Int) throws {
    let workstation = try WorkstationFixture().workstation(width, height)
    workstation.press("/ z z z")
    if height > 20 { #expect(keyBar(workstation).trimmed.hasSuffix("…")) }
    workstation.press("Enter")
    let words = workstation.frame().text().split { $0 == " " || $0 == "\n" }
      .joined(separator: " ")
    #expect(words.contains("'zzz' is no condition") && words.contains("/zzz"))
    #expect(words.contains("with > or <") || words.contains("…"), "\(words)")
  }

  @Test func titlesKeepWholeWords() throws {
    let workstation = try WorkstationFixture().workstation(80, 24)
    workstation.press("S")
    #expect(workstation.frame().text().hasPrefix(" queue 18, sorted   building"))
    workstation.press("S S / c l a s s : b u i l d i n g Enter")
    #expect(workstation.frame().text().hasPrefix(" queue 3 of 18 "))
  }

  @Test func aNoteOnAPaneIsShortenedNotCut() throws {
    let workstation = try WorkstationFixture().workstation(80, 24, hasTruth: true)
    for keys in ["t", "p", "P"] {
      workstation.press(keys)
      let rows = workstation.frame().text().split(separator: "\n")
      #expect(rows[1].contains("% wrong") && !rows[1].contains("% of the pixels"), "\(rows[1])")
    }
  }
}
