extension Configuration {
  /// A complete file with comments that sets what holds without it; reading it changes nothing.
  static func text(preset: KeymapPreset = .review) -> String {
    var text = """
      # Settings of Fleck's workstation: $XDG_CONFIG_HOME/fleck/config.toml (or ~/.config/fleck/config.toml).
      # Everything here is what holds without the file; keep the lines that you change, leave out the rest.
      # Options of the command line win over FLECK_PRESET, FLECK_THEME, ..., and those over this file.


      """
    for key in Preferences.Key.allCases {
      for line in key.help.split(separator: "\n") { text += "# \(line)\n" }
      let value = key == .preset ? .text(preset.rawValue) : Preferences.standard(key)
      text += "\(key.rawValue) = \(written(value))\n\n"
    }
    text += """
      # Keys. A command's list replaces the preset's; the first key is the one that the key bar shows, and an
      # empty list leaves the command without any. A key is a character, Enter, Space, Tab, Backtab, Escape,
      # Backspace, Delete, Insert, Up, Down, Left, Right, Home, End, PageUp, PageDown or F1 to F20, after
      # Ctrl-, Alt- or Shift- where it is held with them; several characters are typed one after the other.
      # Ctrl-I is Tab, Ctrl-M and Ctrl-J are Enter, Ctrl-H is Backspace, Ctrl-[ is Escape.

      """
    for section in KeyContext.allCases.map(\.rawValue) + [everywhere] {
      text += "\n[keys.\(section)]\n"
      for group in CommandGroup.allCases where (group.context?.rawValue ?? everywhere) == section {
        text += "# \(group.rawValue)\n"
        for entry in group.entries {
          let keys = (preset.keys[entry.command] ?? []).map { quoted($0.name) }
          let line = "\(entry.command.rawValue) = [\(keys.joined(separator: ", "))]"
          let gap = String(repeating: " ", count: max(1, 36 - line.count))
          text += "\(line)\(gap)# \(entry.help)\n"
        }
      }
    }
    return text
  }

  private static func written(_ value: Preferences.Value) -> String {
    switch value {
    case .text(let text): quoted(text)
    case .flag(let flag): flag ? "true" : "false"
    }
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
