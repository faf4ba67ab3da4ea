extension Preferences {
  /// Reads the variables of an environment, such as `FLECK_PRESET`; an empty one says nothing.
  /// - Throws: `PreferencesError` for a value that is not possible.
  init(environment: [String: String]) throws(PreferencesError) {
    for key in Key.allCases {
      let name = "FLECK_" + key.rawValue.uppercased()
      guard let text = environment[name], !text.isEmpty else { continue }
      let value: Value =
        switch (key, text.lowercased()) {
        case (.mouse, "1"), (.mouse, "on"), (.mouse, "true"), (.mouse, "yes"): .flag(true)
        case (.mouse, "0"), (.mouse, "off"), (.mouse, "false"), (.mouse, "no"): .flag(false)
        case (.hints, "1"), (.hints, "on"), (.hints, "true"), (.hints, "yes"): .flag(true)
        case (.hints, "0"), (.hints, "off"), (.hints, "false"), (.hints, "no"): .flag(false)
        default: .text(text)
        }
      guard set(key, to: value) else {
        throw PreferencesError(variable: name, value: text, expected: key.expected)
      }
    }
  }
}
