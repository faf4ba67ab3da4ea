/// A key of the keyboard, without modifiers.
enum Key: Hashable, Sendable {
  /// A printable character, as typed: shift is already in it.
  case character(Character)
  case enter, tab, backTab, escape, backspace, delete, insert
  case up, down, left, right, home, end, pageUp, pageDown
  /// `F1` is `function(1)`; terminals name up to `F20`.
  case function(Int)
}
