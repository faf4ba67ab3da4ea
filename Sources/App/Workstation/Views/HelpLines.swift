/// What the help page says: the keys of one context first, then the others', then what can be typed.
struct HelpLines: Hashable, Sendable {
  /// One line of the page.
  enum Line: Hashable, Sendable {
    case heading(String)
    case row(keys: String, text: String)
    case note(String)
    case empty
  }

  /// The lines, top to bottom.
  private(set) var lines: [Line] = []
  private let words: [String]
  private let width: Int

  /// Writes the page; only rows that hold every word of the search, in any case, are on it.
  ///
  /// width: columns that there are; longer texts go on in the next line.
  /// - Complexity: O(commands).
  init(_ keymap: Keymap, context: KeyContext, search: String = "", width: Int) {
    self.width = width
    words = search.lowercased().split(separator: " ").map(String.init)
    for group in Self.groups(from: context) {
      let rows = KeyHelp.rows(of: group, in: keymap).map { row in
        (row.keys.isEmpty ? "no key" : row.keys.joined(separator: "  "), row.text)
      }
      add(group.rawValue, rows)
    }
    add(
      "Typed after \(keymap.keyName(of: .prompt))", LineCommand.typed.map { ($0.usage, $0.help) })
    if words.isEmpty {
      add(note: KeyHelp.countNote(keymap))
      add(
        note: "In the list: a accepted, x rejected, c other class, s new shape, ~ later, ! flagged."
      )
    } else if lines.isEmpty {
      add(note: "nothing here has '\(search)' in it; Backspace widens the search")
    }
  }

  private static func groups(from context: KeyContext) -> [CommandGroup] {
    let all = CommandGroup.allCases
    return all.filter { $0.context == context } + all.filter { $0.context == nil }
      + all.filter { $0.context != nil && $0.context != context }
  }

  private mutating func add(_ heading: String, _ rows: [(keys: String, text: String)]) {
    let found = rows.filter { row in
      let text = "\(row.keys) \(row.text)".lowercased()
      return words.allSatisfy(text.contains)
    }
    guard !found.isEmpty else { return }
    lines.append(.heading(heading))
    for row in found {
      let parts = Self.wrapped(row.text, width: width - textColumn(after: row.keys))
      for (place, part) in parts.enumerated() {
        lines.append(.row(keys: place == 0 ? row.keys : "", text: part))
      }
    }
    lines.append(.empty)
  }

  private mutating func add(note: String) {
    lines += Self.wrapped(note, width: width - 2).map(Line.note)
  }

  /// The column in which the text of a row begins.
  func textColumn(after keys: String) -> Int {
    max(keys.isEmpty ? 0 : 3 + keys.count + 2, min(24, width / 3))
  }

  /// Words over lines of at most a width; a longer word has a line of its own.
  private static func wrapped(_ text: String, width: Int) -> [String] {
    var lines = [""]
    for word in text.split(separator: " ") {
      let last = lines[lines.count - 1]
      if last.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if last.count + 1 + word.count <= width {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
