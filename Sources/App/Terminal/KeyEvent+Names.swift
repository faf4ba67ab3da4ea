extension KeyEvent: CustomStringConvertible {
  /// Named keys as scripts and key maps write them; the first name of a key is the one printed.
  private static let names: [(name: String, key: Key)] = [
    ("Enter", .enter), ("Tab", .tab), ("Backtab", .backTab), ("Escape", .escape),
    ("Backspace", .backspace), ("Delete", .delete), ("Insert", .insert), ("Space", .character(" ")),
    ("Up", .up), ("Down", .down), ("Left", .left), ("Right", .right), ("Home", .home),
    ("End", .end), ("PageUp", .pageUp), ("PageDown", .pageDown),
    ("Return", .enter), ("Esc", .escape), ("Del", .delete), ("Ins", .insert), ("PgUp", .pageUp),
    ("PgDn", .pageDown),
  ]

  private static let prefixes: [(name: String, modifier: KeyModifiers)] = [
    ("ctrl-", .control), ("alt-", .alt), ("shift-", .shift),
  ]

  /// Reads the name of a key: `j`, `G`, `?`, `Enter`, `Ctrl-R`, `Alt-x`, `Shift-F5`, `Space`.
  ///
  /// Modifiers and named keys are read in any case; nil when there is no such key.
  init?(name: String) {
    var rest = name[...]
    var modifiers: KeyModifiers = []
    while let (prefix, modifier) = Self.prefixes.first(where: { rest.hasPrefix(name: $0.name) }) {
      guard rest.count > prefix.count else { return nil }
      modifiers.insert(modifier)
      rest = rest.dropFirst(prefix.count)
    }
    guard let key = Self.key(named: rest) else { return nil }
    self.init(key, modifiers: modifiers)
  }

  private static func key(named name: Substring) -> Key? {
    if let character = name.first, name.count == 1 {
      return character.isPrintable ? .character(character) : nil
    }
    let folded = name.lowercased()
    if let named = names.first(where: { $0.name.lowercased() == folded }) { return named.key }
    guard folded.first == "f", let number = Int(folded.dropFirst()), (1...20).contains(number),
      folded == "f\(number)"
    else { return nil }
    return .function(number)
  }

  /// The name that ``init(name:)`` reads back.
  var description: String {
    var text = modifiers.contains(.control) ? "Ctrl-" : ""
    if modifiers.contains(.alt) { text += "Alt-" }
    if modifiers.contains(.shift) { text += "Shift-" }
    switch key {
    case .function(let number): return text + "F\(number)"
    case .character(let character) where character != " ":
      let upper = character.uppercased()
      let shown = modifiers.contains(.control) && upper.count == 1 ? upper : String(character)
      return text + shown
    default:
      return text + (Self.names.first { $0.key == key }?.name ?? "")
    }
  }
}

extension Character {
  /// Whether it can be typed as text: no control character, no line break.
  var isPrintable: Bool {
    !isNewline && unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
  }
}

extension Substring {
  /// Whether it starts with a lower case name, in any case.
  fileprivate func hasPrefix(name: String) -> Bool {
    prefix(name.count).lowercased() == name
  }
}
