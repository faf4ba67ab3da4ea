/// One entry of the key bar: what to press and what it does; a click on it presses it.
struct KeyBarEntry: Hashable, Sendable {
  /// The key as it is shown.
  let key: String
  /// What it does, in a word or two.
  let text: String
  /// What a click presses; empty where it stands for many keys.
  let events: [KeyEvent]

  /// An entry for the first key of a command, with the command's own words or others.
  init(_ command: Command, in keymap: Keymap, text: String? = nil) {
    let sequence = keymap.keys(of: command).first
    key = sequence?.name ?? ""
    self.text = text ?? command.label
    events = sequence?.events ?? []
  }

  /// An entry for a named key, such as `Enter`, or for what is no key, such as `letters`.
  init(_ key: String, _ text: String) {
    self.key = key
    self.text = text
    events = KeyEvent(name: key).map { [$0] } ?? []
  }

  /// The columns that it takes, with the spaces around it.
  var width: Int { key.count + text.count + 3 }

  /// As many of the first entries as a bar has room for; the last one's final space may be missing.
  static func fitting(_ entries: [KeyBarEntry], width: Int) -> [KeyBarEntry] {
    var left = width
    return Array(
      entries.prefix { entry in
        guard left >= entry.width - 1 else { return false }
        left -= entry.width
        return true
      })
  }

  /// The entry in a column of a bar; nil behind the last one.
  static func entry(
    at column: Int, of entries: [KeyBarEntry], width: Int
  ) -> KeyBarEntry? {
    var end = 0
    return fitting(entries, width: width).first { entry in
      end += entry.width
      return column < end
    }
  }
}
