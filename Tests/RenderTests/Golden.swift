import Foundation
import Render
import Testing

/// Compares a frame with the file `Golden/<name>.txt`; `UPDATE_GOLDEN=1` writes the file instead.
func expectGolden(
  _ frame: Frame, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
  let file = folder.appending(path: "\(name).txt")
  let text = frame.goldenText()
  if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
    try Data(text.utf8).write(to: file)
    return
  }
  let expected = try String(contentsOf: file, encoding: .utf8)
  guard text != expected else { return }
  Issue.record("\(name): \(firstDifference(expected, text))", sourceLocation: sourceLocation)
}

/// The first line that differs, and the lines around it, expected above actual.
private func firstDifference(_ expected: String, _ actual: String) -> String {
  let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
  let line = zip(old, new).enumerated().first { $1.0 != $1.1 }?.offset ?? min(old.count, new.count)
  func around(_ lines: [Substring]) -> String {
    lines[max(line - 1, 0)..<min(line + 2, lines.count)].joined(separator: "\n  ")
  }
  return "line \(line + 1) differs\nexpected\n  \(around(old))\nactual\n  \(around(new))"
}
