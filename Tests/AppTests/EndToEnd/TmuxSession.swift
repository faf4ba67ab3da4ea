import Foundation
import Testing

/// A tmux server of its own with one window, in which the program runs.
final class TmuxSession {
  private let socket = "fleck-test-" + UUID().uuidString.prefix(8)

  /// Starts a shell command in a window of a size.
  init(_ command: String, width: Int = 80, height: Int = 24, terminal: String = "tmux-256color")
    throws
  {
    try tmux(
      [
        "-f", "/dev/null", "new-session", "-d", "-x", "\(width)", "-y", "\(height)", "-e",
        "TERM=\(terminal)",
        "TERM=\(terminal) " + command,
      ])
  }

  // The server ends with its only session. It must not be killed: it has the blocked signals of the
  // thread that started it, and `kill-server` is a signal.
  deinit { _ = try? tmux(["kill-session"]) }

  /// The shell command that runs the program.
  static func command(_ arguments: String) -> String {
    "\(FleckProcess.path) \(arguments)"
  }

  /// Runs tmux with no descriptors but the standard ones: Foundation waits for a child by a socket that
  /// the child inherits, and tmux's server would keep it open for ever.
  private static let withoutDescriptors = """
    for path in /proc/$$/fd/*; do
      fd=${path##*/}
      [ "$fd" -gt 2 ] && eval "exec $fd>&-"
    done
    exec tmux "$@"
    """

  @discardableResult
  private func tmux(_ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", Self.withoutDescriptors, "bash", "-L", String(socket)] + arguments
    var environment = FleckProcess.environment
    environment["SWIFT_BACKTRACE"] = "enable=no"
    process.environment = environment
    // A file, not a pipe: the server is a child of the first client and would hold a pipe open.
    let folder = try TemporaryFolder()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try folder.file("stdout")
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return try String(contentsOfFile: folder.path + "/stdout", encoding: .utf8)
  }

  /// Presses keys, by tmux's names.
  func press(_ keys: String...) throws { try tmux(["send-keys"] + keys) }

  /// Types text as it is.
  func type(_ text: String) throws { try tmux(["send-keys", "-l", text]) }

  /// Changes the window's size.
  func resize(width: Int, height: Int) throws {
    try tmux(["resize-window", "-x", "\(width)", "-y", "\(height)"])
  }

  /// What the window shows.
  func screen() throws -> String { try tmux(["capture-pane", "-p"]) }

  /// What the window shows, with its colours as escape sequences.
  func styledScreen() throws -> String { try tmux(["capture-pane", "-e", "-p"]) }

  /// A fact about the pane, in tmux's format language.
  func fact(_ format: String) throws -> String {
    try tmux(["display-message", "-p", format]).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Waits until the window shows a text; it is an issue when it does not within twenty seconds.
  @discardableResult
  func wait(for text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
    let end = ContinuousClock.now + .seconds(20)
    while ContinuousClock.now < end {
      let screen = try screen()
      if screen.contains(text) { return screen }
      Thread.sleep(forTimeInterval: 0.02)
    }
    let last = try screen()
    Issue.record("no '\(text)' on the screen:\n\(last)", sourceLocation: sourceLocation)
    return last
  }
}
