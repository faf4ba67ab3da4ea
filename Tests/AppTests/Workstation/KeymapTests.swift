import Foundation
import Refiner
import Render
import Testing

@testable import App

@Suite struct KeymapTests {
  /// The map of peers.md 3c as far as this version goes; a change here is a change for every user.
  @Test func theMapIsAsAgreed() {
    let expected: [(String, Command)] = [
      ("j", .nextItem), ("Down", .nextItem), ("k", .previousItem), ("Up", .previousItem),
      ("n", .nextUndecided), ("N", .previousUndecided), ("Tab", .nextInImage),
      ("Backtab", .previousInImage), ("Right", .nextImage), ("Left", .previousImage),
      ("/", .filter), ("S", .cycleSort), ("w", .lookAlikes), ("gg", .firstItem),
      ("Home", .firstItem), ("G", .lastItem),
      ("End", .lastItem), ("PageDown", .pageDown), ("Ctrl-F", .pageDown), ("PageUp", .pageUp),
      ("Ctrl-B", .pageUp), ("Ctrl-D", .halfPageDown), ("Ctrl-U", .halfPageUp),
      ("a", .keep), ("x", .discard), ("Space", .later), ("Enter", .takeSuggestion),
      ("1", .relabel1), ("2", .relabel2), ("3", .relabel3), ("4", .relabel4), ("5", .relabel5),
      ("6", .relabel6), ("7", .relabel7), ("8", .relabel8), ("9", .relabel9), ("0", .relabel10),
      ("c", .chooseClass), ("e", .editShape), ("f", .flag), ("s", .segment), ("m", .note),
      ("V", .selectRange),
      ("A", .bulkAccept), ("u", .undo), ("Backspace", .undo), ("Ctrl-R", .redo),
      (".", .repeatDecision), ("+", .zoomIn), ("=", .zoomIn), ("-", .zoomOut), ("z", .follow),
      ("r", .resetView), ("H", .panLeft), ("J", .panDown), ("K", .panUp), ("L", .panRight),
      ("v", .cycleOverlay), ("b", .compare), ("o", .cycleMode), ("?", .help), ("F1", .help),
      ("[", .lessContext), ("]", .moreContext), ("{", .morePhoto), ("}", .moreLabels),
      ("d", .showDiff), ("t", .showTruth), ("B", .blink), ("p", .split), ("P", .cycleSecond),
      ("E", .cycleOutlines), ("i", .isolate), ("l", .letters), ("M", .miniMap),
      ("D", .showLosses), ("O", .showOverview), ("T", .showClasses),
      (":", .prompt), ("q", .quit), ("Escape", .cancel), ("Ctrl-C", .cancel),
      ("Ctrl-G", .cancel), ("Ctrl-S", .save), ("gT", .cycleTheme), ("Ctrl-L", .redraw),
      ("Ctrl-Z", .suspend),
    ]
    for (name, command) in expected {
      let sequence = KeySequence(name: name)
      #expect(sequence.map { Keymap.standard.match($0.events) } == .command(command), "\(name)")
    }
    let valid = Command.allCases.filter { Keymap.contexts(of: $0).contains(.review) }
    #expect(expected.count == valid.flatMap(\.defaultKeys).count)
  }

  @Test(arguments: KeymapPreset.allCases)
  func everyCommandHasAKeyInEveryPreset(preset: KeymapPreset) {
    #expect(KeymapConflict.first(in: preset.keys) == nil)
    for command in Command.allCases {
      #expect(preset.keys[command]?.isEmpty == false, "\(command)")
    }
  }

  @Test(arguments: [
    (KeymapPreset.labelme, "d", Command.nextImage), (.labelme, "a", .previousImage),
    (.labelme, "e", .keep), (.labelme, "Delete", .discard), (.labelme, "j", .nextItem),
    (.cvat, "f", .nextImage), (.cvat, "d", .previousImage), (.cvat, "!", .flag),
    (.cvat, "a", .keep), (.cvat, "Ctrl-Y", .redo), (.cvat, "F1", .help),
  ])
  func presetsAreAsAgreed(preset: KeymapPreset, key: String, command: Command) {
    let keymap = Keymap(preset)
    #expect(KeySequence(name: key).map { keymap.match($0.events) } == .command(command))
  }

  @Test func aPresetDrivesTheWorkstation() throws {
    let workstation = try WorkstationFixture().workstation(keymap: Keymap(.labelme))
    workstation.press("d")
    #expect(workstation.state.image == "street_02")
    workstation.press("a e")
    #expect(workstation.state.decided == 1)
    #expect(workstation.session.review.decisions.values.first?.kind == .keep)
    #expect(workstation.frame().text().contains("e accept"))
    workstation.press("y")
    #expect(workstation.state.message == "y does nothing here; ? shows the keys")
  }

  @Test func textIsTypedWhateverTheKeysMean() throws {
    // Keys that are valid everywhere take those letters from the modes and pages.
    var changes: [Command: [KeySequence]] = [:]
    for command in Command.allCases where Keymap.contexts(of: command) != KeyContext.allCases {
      if !Keymap.contexts(of: command).contains(.review) { changes[command] = [] }
    }
    changes.merge([
      .cancel: Self.keys("c"), .redraw: Self.keys("a", "Enter"), .chooseClass: Self.keys("C"),
      .keep: [], .compare: [], .showTruth: [],
      .takeSuggestion: Self.keys("t"), .suspend: Self.keys("b"),
    ]) { $1 }
    let keymap = try Keymap(.review, changes: changes)
    let workstation = try WorkstationFixture().workstation(keymap: keymap)
    workstation.press("C c a")
    guard case .picker(let picker) = workstation.session.screen else {
      Issue.record("\(workstation.session.screen)")
      return
    }
    #expect(picker.editor.text == "ca")
    workstation.press("Enter")
    #expect(workstation.state.decided == 1)
    workstation.press("C Escape")
    #expect(workstation.state.screen == "review")
    workstation.press(": b c Escape")
    #expect(workstation.state.screen == "review" && workstation.takeEffects().isEmpty)
  }

  private static func keys(_ names: String...) -> [KeySequence] {
    names.compactMap { KeySequence(name: $0) }
  }

  @Test func conflictsNameBothCommands() {
    let cases: [([Command: [KeySequence]], String)] = [
      ([.keep: Self.keys("x")], "x is bound to keep and to discard in review"),
      ([.redraw: Self.keys("j")], "j is bound to nextItem and to redraw in review"),
      ([.later: Self.keys("g")], "g is bound to later and begins gg of firstItem"),
      ([.later: Self.keys("Alt-5")], "Alt-5 cannot be bound to later"),
      ([.quit: [], .prompt: []], "no way out"),
    ]
    for (changes, text) in cases {
      let conflict = #expect(throws: KeymapConflict.self) {
        try Keymap(.review, changes: changes)
      }
      #expect(conflict?.description.contains(text) == true, "\(String(describing: conflict))")
    }
  }

  @Test func aHalfTypedKeySaysWhatMayFollow() throws {
    let workstation = try WorkstationFixture().workstation()
    workstation.press("g")
    #expect(workstation.frame().text().contains("gg: first component"))
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
