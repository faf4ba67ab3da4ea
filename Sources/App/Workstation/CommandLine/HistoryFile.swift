import Foundation
import Refiner

/// The lines typed before, in a file of the user's: `$XDG_STATE_HOME/fleck/history`.
///
/// New lines are appended, so that workstations that run side by side keep each other's. A file that
/// cannot be read or written costs only the history, so nobody is told.
struct HistoryFile: Sendable {
  /// Where the file lies.
  let path: String

  /// Takes a path.
  init(path: String) { self.path = path }

  /// Takes the user's file; nil when the environment names no home.
  init?(environment: [String: String] = ProcessInfo.processInfo.environment) {
    guard let folder = UserFolders(environment).state else { return nil }
    path = folder + "/history"
  }

  /// Reads the newest lines; the file is cut to them when it has grown to twice as many.
  func load() -> LineHistory {
    let bytes = FileManager.default.contents(atPath: path) ?? Data()
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    let whole = lines.filter(Self.isWhole)
    if lines.count > 2 * LineHistory.limit {
      let kept = whole.suffix(LineHistory.limit).joined(separator: "\n") + "\n"
      try? AtomicFile.write(Array(kept.utf8), to: path)
    }
    var history = LineHistory()
    for line in whole.suffix(LineHistory.limit) {
      guard let kind = LineKind(rawValue: String(line.prefix(1))) else { continue }
      history.add(String(line.dropFirst()), kind: kind)
    }
    return LineHistory(history.lines)
  }

  /// Appends lines; makes the file, for its owner only, when it is missing.
  func append(_ lines: [String]) {
    guard !lines.isEmpty else { return }
    let files = FileManager.default
    let folder = (path as NSString).deletingLastPathComponent
    try? files.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    if !files.fileExists(atPath: path) {
      _ = files.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
    }
    guard let handle = FileHandle(forUpdatingAtPath: path) else { return }
    defer { try? handle.close() }
    _ = try? handle.seekToEnd()
    try? handle.write(contentsOf: Data(lines.map { $0 + "\n" }.joined().utf8))
  }

  /// Whether a line may be shown: what else is in the file came from elsewhere.
  private static func isWhole(_ line: String) -> Bool {
    line.count <= LineEditor.maximumLength + 1 && line.allSatisfy(\.isPrintable)
  }
}
