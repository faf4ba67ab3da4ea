/// The key table in words, grouped: one source for help screen, README and `--keys`.
struct KeyHelp: Sendable {
  /// One line of the table.
  struct Row: Hashable, Sendable {
    /// The keys, as they are printed.
    let keys: [String]
    /// What they do.
    let text: String
  }

  /// The rows of one group; the ten relabelling keys share a row.
  static func rows(of group: CommandGroup, in keymap: Keymap = .standard) -> [Row] {
    var rows: [Row] = []
    for entry in group.entries {
      let command = entry.command
      let keys = keymap.keys(of: command).map(\.name)
      switch command.classSlot {
      case nil: rows.append(Row(keys: keys, text: command.help))
      case 0: rows.append(relabelling(keymap))
      default: continue
      }
    }
    return rows
  }

  private static func relabelling(_ keymap: Keymap) -> Row {
    let names = Command.relabelling.map { keymap.keys(of: $0).map(\.name) }
    let areDigits = names == (1...10).map { ["\($0 % 10)"] }
    return Row(
      keys: areDigits ? ["1-9", "0"] : names.flatMap { $0 },
      text: "give it class 1 to 10 of the list, go on")
  }

  /// How counts are typed, in a sentence.
  static func countNote(_ keymap: Keymap) -> String {
    let next = keymap.keyName(of: .nextItem)
    let last = keymap.keyName(of: .lastItem)
    return
      "Alt and a digit start a count: Alt-5 \(next) goes five on, Alt-4 2 \(last) to number 42."
  }

  /// The table as Markdown, for the README.
  static func markdown(of keymap: Keymap = .standard) -> String {
    var lines: [String] = []
    for group in CommandGroup.allCases {
      lines += ["| \(group.rawValue) | |", "| --- | --- |"]
      for row in rows(of: group, in: keymap) {
        let keys = row.keys.map { $0 == "`" ? "`` ` ``" : "`\($0)`" }.joined(separator: " ")
        lines.append("| \(keys) | \(row.text) |")
      }
      lines.append("")
    }
    return (lines + [countNote(keymap)]).joined(separator: "\n")
  }
}

extension Keymap {
  /// The table of all keys as Markdown, for the README.
  var markdownTable: String { KeyHelp.markdown(of: self) }
}
