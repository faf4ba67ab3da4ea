import Labels

/// One step of a script.
enum ScriptStep: Hashable, Sendable {
  /// Press a key.
  case key(KeyEvent)
  /// Type a text, key by key.
  case type(String)
  /// Use the mouse; several reports one after the other.
  case mouse([MouseEvent])
  /// Give the terminal another size.
  case resize(Size<ScreenSpace>)
  /// Wait until nothing is being loaded any more.
  case wait
  /// Write the frame to a file, or print it.
  case frame(path: String?)
  /// Write the state as JSON to a file, or print it.
  case state(path: String?)
}
