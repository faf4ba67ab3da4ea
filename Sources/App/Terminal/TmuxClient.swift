import Foundation

/// Questions to the tmux that this program runs in.
enum TmuxClient {
  /// Whether the terminal outside of tmux gets 24-bit colours; false when tmux does not answer.
  ///
  /// Takes about 5 ms, at most 300.
  static func showsDirectColour() -> Bool {
    answer(["display-message", "-p", "#{client_termfeatures}"]).map(hasDirectColour) ?? false
  }

  /// What a tmux command prints, without white space around it; nil when it fails or takes too long.
  ///
  /// Takes about 5 ms, at most 300.
  static func answer(_ arguments: [String]) -> String? {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["tmux"] + arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    do { try process.run() } catch { return nil }
    guard ended.wait(timeout: .now() + .milliseconds(300)) == .success else {
      process.terminate()
      return nil
    }
    guard process.terminationStatus == 0, let data = try? output.fileHandleForReading.readToEnd()
    else { return nil }
    return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Whether `RGB` is in tmux's list of features, such as `256,clipboard,RGB,title`.
  static func hasDirectColour(features: String) -> Bool {
    features.split { $0 == "," || $0.isWhitespace }.contains("RGB")
  }
}
