import Labels

/// Why the workstation cannot use this terminal.
enum TerminalError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A standard stream is no terminal: `stdin` or `stdout`.
  case notTerminal(stream: String)
  /// TERM is unset or empty.
  case noTerm
  /// TERM names a terminal that cannot move its cursor.
  case cannotMoveCursor(term: String)
  /// The system refused; the step and its reason.
  case system(step: String, reason: String)

  /// One line: what is missing and what to do.
  var description: String {
    switch self {
    case .notTerminal(let stream):
      "fleck review needs a terminal: \(stream) is not a tty; use --script FILE for scripted runs"
    case .noTerm:
      "fleck review needs a terminal: TERM is not set; set it to your terminal's name, "
        + "for example TERM=xterm-256color"
    case .cannotMoveCursor(let term):
      "fleck review needs a terminal that can move its cursor: TERM=\(term.sanitised) cannot; set TERM to "
        + "your terminal's name, for example xterm-256color, or use --script FILE"
    case .system(let step, let reason):
      "cannot open the terminal: \(step): \(reason)"
    }
  }
}
