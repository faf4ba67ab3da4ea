/// The tables of terminal keys.
extension ControlSequence {
  /// The key of a final letter, after `ESC [` or `ESC O`.
  static func letter(_ final: UInt8) -> Key? {
    switch final {
    case 0x41: .up
    case 0x42: .down
    case 0x43: .right
    case 0x44: .left
    case 0x46: .end
    case 0x48: .home
    case 0x50...0x53: .function(Int(final) - 0x4F)
    case 0x5A: .backTab
    default: nil
    }
  }

  /// The key of `ESC [ number ~`.
  static func tilde(_ number: Int) -> Key? {
    switch number {
    case 1, 7: .home
    case 2: .insert
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    case 11...15: .function(number - 10)
    case 17...21: .function(number - 11)
    case 23...26: .function(number - 12)
    case 28, 29: .function(number - 13)
    case 31...34: .function(number - 14)
    default: nil
    }
  }

  /// The key of a code point: `ESC [ code ; modifiers u` and xterm's modifyOtherKeys.
  static func coded(_ code: Int, _ modifiers: Int) -> KeyEvent? {
    switch code {
    case 9: return event(.tab, modifiers)
    case 13: return event(.enter, modifiers)
    case 27: return event(.escape, modifiers)
    case 8, 127: return event(.backspace, modifiers)
    case 0xE000...0xF8FF: return nil
    default:
      guard let value = UInt32(exactly: code), let scalar = Unicode.Scalar(value),
        Character(scalar).isPrintable
      else { return nil }
      return event(.character(Character(scalar)), modifiers)
    }
  }

  /// A key with xterm's modifier parameter: 1 plus shift 1, alt 2, control 4, meta 32.
  static func event(_ key: Key, _ parameter: Int?) -> KeyEvent? {
    let bits = max(parameter ?? 1, 1) - 1
    var modifiers: KeyModifiers = []
    if bits & 1 != 0 { modifiers.insert(.shift) }
    if bits & (2 | 32) != 0 { modifiers.insert(.alt) }
    if bits & 4 != 0 { modifiers.insert(.control) }
    return KeyEvent(key, modifiers: modifiers)
  }

  /// What `$`, `^` and `@` in place of `~` mean in rxvt.
  static func rxvtModifiers(_ final: UInt8) -> KeyModifiers {
    switch final {
    case 0x24: .shift
    case 0x5E: .control
    default: [.control, .shift]
    }
  }

  /// The key after `ESC O`: a cursor or function key, or one of the keypad's in application mode.
  func singleShiftEvent(final: UInt8) -> InputEvent? {
    guard !isMalformed, let numbers = Self.numbers(body[...]) else { return nil }
    let key: Key? =
      switch final {
      case 0x4D: .enter
      case 0x49: .tab
      case 0x20: .character(" ")
      case 0x58: .character("=")
      case 0x6A...0x79: .character(Character(Unicode.Scalar(final - 0x40)))
      default: Self.letter(final)
      }
    guard let key, let event = Self.event(key, numbers.last) else { return nil }
    return .key(isAlt ? event.withAlt : event)
  }
}
