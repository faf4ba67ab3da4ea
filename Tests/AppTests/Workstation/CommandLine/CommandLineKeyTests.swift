import Labels
import Testing

@testable import App

@Suite struct CommandLineKeyTests {
  private func vocabulary() throws -> LineVocabulary {
    LineVocabulary(
      taxonomy: try WorkstationFixture.makeTaxonomy(),
      listFolder: { $0 == "out/" ? ["a.toml", "b.toml", "sub/", ".hidden"] : [] })
  }

  /// Types letters and named keys, apart by spaces; `_` is a space.
  private func typed(
    _ keys: String, kind: LineKind = .command, history: LineHistory = LineHistory()
  ) throws -> CommandLine {
    var line = CommandLine(kind)
    let vocabulary = try vocabulary()
    for word in keys.split(separator: " ") {
      if let key = KeyEvent(name: String(word)) {
        _ = line.take(key, vocabulary: vocabulary, history: history)
      } else {
        line.insert(String(word).replacing("_", with: " "))
      }
    }
    return line
  }

  @Test(arguments: [
    ("und Tab", "undo "), ("zoom Tab", "zoom-"), ("zoom Tab Tab", "zoom-in"),
    ("zoom Tab Tab Tab", "zoom-out"), ("zoom Tab Tab Tab Tab", "zoom-in"),
    ("zoom Tab Backtab", "zoom-out"),
    ("class_pe Tab", "class person "), ("class_P Tab Tab", "class person"),
    ("class_us Tab", "class bus "),
    ("queue_s Tab", "queue suspected "), ("zz Tab", "zz"), ("goto_ Tab", "goto "),
    ("relabel_BU Tab Tab Backtab", "relabel building"), ("nonsense_x Tab", "nonsense x"),
  ])
  func tabCompletes(keys: String, text: String) throws {
    #expect(try typed(keys).text == text)
  }

  @Test func tabOffersEverythingInAnEmptyLineAndAnyKeyClosesTheOffer() throws {
    let line = try typed("Tab")
    #expect(line.menu?.texts.count == LineCommand.all.count && line.menu?.selection == 0)
    #expect(try typed("Tab Left").menu == nil)
  }

  @Test func tabLeavesWhatStandsBehindTheCursor() throws {
    #expect(try typed("undx Left Tab").text == "undo x")
  }

  @Test func filesAreCompletedWithTheirFolders() throws {
    let vocabulary = try vocabulary()
    let found = LineArgument.file.candidates(for: "out/", vocabulary)
    #expect(found.offset == 4 && found.candidates.map(\.text) == ["a.toml", "b.toml", "sub/"])
    #expect(found.candidates.map(\.isWhole) == [true, true, false])
    #expect(
      LineArgument.file.candidates(for: "out/.h", vocabulary).candidates.map(\.text) == [".hidden"])
    #expect(LineArgument.file.candidates(for: "none/x", vocabulary).candidates.isEmpty)
  }

  @Test(arguments: [
    ("Up", "undo"), ("Up Up", "goto 4"), ("Up Up Up", "goto 3"), ("Up Up Up Up", "goto 3"),
    ("Up Up Down", "undo"), ("Up Down", ""), ("Down", ""), ("g Up", "goto 4"),
    ("g Up Up Down Down", "g"),
    ("Up Backspace Up", "undo"), ("Up x Down", "undox"), ("Ctrl-P Ctrl-P Ctrl-N", "undo"),
  ])
  func upRecallsWhatStartsAlike(keys: String, text: String) throws {
    var history = LineHistory()
    for line in ["undo", "goto 3", "goto 4", "undo"] { history.add(line, kind: .command) }
    history.add("class:car", kind: .filter)
    #expect(try typed(keys, history: history).text == text)
  }

  @Test(arguments: [
    ("", "a command; Tab completes"), ("12", "goto N"), ("goto_5", "goto N: go to component N"),
    ("und", "undo [N]: undo the last decision"), ("zoom", "zoom-in [N] · zoom-out [N]"),
    ("zzz", "no command"),
    ("q", "quit: leave"),
  ])
  func theHintFollows(keys: String, hint: String) throws {
    #expect(try typed(keys).hint.contains(hint))
  }
}
