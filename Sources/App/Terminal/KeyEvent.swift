/// One key press, in the only form the rest of the program sees.
///
/// Presses that a terminal cannot tell apart are equal: `Ctrl-I` is Tab, `Ctrl-M` and `Ctrl-J` are
/// Enter, `Ctrl-H` is Backspace, `Ctrl-[` is Escape, Shift with Tab is ``Key/backTab``, and a
/// control letter is stored in lower case.
struct KeyEvent: Hashable, Sendable {
  /// What was pressed.
  let key: Key
  /// What was held with it.
  let modifiers: KeyModifiers

  /// Makes an event in its normal form.
  init(_ key: Key, modifiers: KeyModifiers = []) {
    switch key {
    case .character(let character):
      (self.key, self.modifiers) = Self.normalised(character, modifiers)
    case .tab where modifiers.contains(.shift):
      (self.key, self.modifiers) = (.backTab, modifiers.subtracting(.shift))
    case .backTab:
      (self.key, self.modifiers) = (.backTab, modifiers.subtracting(.shift))
    default:
      (self.key, self.modifiers) = (key, modifiers)
    }
  }

  /// A character without modifiers.
  init(_ character: Character) { self.init(.character(character)) }

  /// The same key with Alt.
  var withAlt: KeyEvent { KeyEvent(key, modifiers: modifiers.union(.alt)) }

  private static func normalised(
    _ character: Character, _ modifiers: KeyModifiers
  ) -> (Key, KeyModifiers) {
    var character = character
    if modifiers.contains(.shift), let upper = character.singleUppercase { character = upper }
    let rest = modifiers.subtracting(.shift)
    guard rest.contains(.control) else { return (.character(character), rest) }
    if let lower = character.singleLowercase { character = lower }
    let plain = rest.subtracting(.control)
    return switch character {
    case "i": (.tab, plain)
    case "j", "m": (.enter, plain)
    case "h": (.backspace, plain)
    case "[": (.escape, plain)
    default: (.character(character), rest)
    }
  }
}

extension Character {
  /// The upper case form, when it is one character.
  fileprivate var singleUppercase: Character? {
    let text = uppercased()
    return text.count == 1 ? text.first : nil
  }

  /// The lower case form, when it is one character.
  fileprivate var singleLowercase: Character? {
    let text = lowercased()
    return text.count == 1 ? text.first : nil
  }
}
