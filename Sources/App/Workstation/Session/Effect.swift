/// What a session asks of the program around it; the session itself touches no terminal.
enum Effect: Hashable, Sendable {
  /// Leave the workstation.
  case quit
  /// Give the terminal back to the shell until `fg`.
  case suspend
  /// Paint every cell again.
  case redraw
}
