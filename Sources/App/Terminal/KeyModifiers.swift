/// The modifiers held with a key or a mouse button.
struct KeyModifiers: OptionSet, Hashable, Sendable {
  let rawValue: UInt8

  /// Control.
  static let control = KeyModifiers(rawValue: 1)
  /// Alt or Meta; an ESC before the key.
  static let alt = KeyModifiers(rawValue: 2)
  /// Shift; never set with a character, which carries it already.
  static let shift = KeyModifiers(rawValue: 4)
}
