/// What the bytes of the terminal mean.
enum InputEvent: Hashable, Sendable {
  /// A key was pressed.
  case key(KeyEvent)
  /// The mouse was used.
  case mouse(MouseEvent)
  /// Text was pasted; line breaks are `\n`. It may hold any other character.
  case paste(String)
  /// The terminal's window gained or lost the focus.
  case focus(Bool)
}
