import Foundation
import Testing

@testable import App

@Suite struct KeymapTests {
  /// The map of peers.md 3c as far as this version goes; a change here is a change for every user.
  @Test func theMapIsAsAgreed() {
    let expected: [(String, Command)] = [
      ("j", .nextItem), ("Down", .nextItem), ("k", .previousItem), ("Up", .previousItem),
      ("n", .nextUndecided), ("N", .previousUndecided), ("Tab", .nextInImage),
      ("Backtab", .previousInImage), ("Right", .nextImage), ("Left", .previousImage),
      ("gg", .firstItem), ("Home", .firstItem), ("G", .lastItem), ("End", .lastItem),
      ("a", .keep), ("x", .discard), ("Space", .later), ("Enter", .takeSuggestion),
      ("1", .relabel1), ("2", .relabel2), ("3", .relabel3), ("4", .relabel4), ("5", .relabel5),
      ("6", .relabel6), ("7", .relabel7), ("8", .relabel8), ("9", .relabel9), ("0", .relabel10),
      ("c", .chooseClass), ("f", .flag), ("u", .undo), ("Backspace", .undo), ("Ctrl-R", .redo),
      (".", .repeatDecision), ("+", .zoomIn), ("=", .zoomIn), ("-", .zoomOut), ("z", .follow),
      ("r", .resetView), ("H", .panLeft), ("J", .panDown), ("K", .panUp), ("L", .panRight),
      ("v", .cycleOverlay), ("b", .compare), ("o", .cycleMode), ("?", .help), ("F1", .help),
      (":", .prompt), ("q", .quit), ("Escape", .cancel), ("Ctrl-C", .cancel),
      ("Ctrl-G", .cancel), ("Ctrl-L", .redraw), ("Ctrl-Z", .suspend),
    ]
    for (name, command) in expected {
      let sequence = KeySequence(name: name)
      #expect(sequence.map { Keymap.standard.match($0.events) } == .command(command), "\(name)")
    }
    let valid = Command.allCases.filter { Keymap.contexts(of: $0).contains(.review) }
    #expect(expected.count == valid.flatMap(\.defaultKeys).count)
  }

  @Test func everyCommandHasAKeyAndWords() {
    for command in Command.allCases {
      #expect(!Keymap.standard.keys(of: command).isEmpty)
      #expect(!command.help.isEmpty && !command.label.isEmpty)
      #expect(command.help.count <= 60)
    }
  }

  @Test func theMarkdownTableNamesEveryKeyOfAGroupOnce() throws {
    let table = Keymap.standard.markdownTable
    for group in CommandGroup.allCases {
      let start = try #require(table.range(of: "| \(group.rawValue) | |"))
      let section =
        table[start.upperBound...].prefix { $0 != "\n" } + "\n"
        + table[start.upperBound...].drop { $0 != "\n" }.split(separator: "\n\n")[0]
      for command in Command.allCases where command.group == group && command.classSlot == nil {
        for key in Keymap.standard.keys(of: command) {
          #expect(section.split(separator: "`\(key.name)`").count == 2, "\(key.name)")
        }
      }
    }
  }

  @Test func classSlotsAreTheTenDigits() {
    #expect(Command.allCases.compactMap(\.classSlot) == Array(0..<10))
  }
}
