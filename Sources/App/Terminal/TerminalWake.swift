/// Why ``Terminal/wait(timeout:)`` returned.
enum TerminalWake: Hashable, Sendable {
  /// Bytes can be read.
  case input
  /// The window has another size; ``Terminal/size`` is already the new one, present a frame.
  case resize
  /// A signal asks the program to end: save, close, leave.
  case terminate(signal: Int32)
  /// The terminal has gone: save and leave.
  case hangup
  /// Somebody sent SIGTSTP: call ``Terminal/suspend()``.
  case suspend
  /// The program was stopped and runs again; the terminal is set up, the last frame repainted.
  case `continue`
  /// ``Terminal/wake()`` was called.
  case wake
  /// Nothing happened in the time given.
  case timeout
}
