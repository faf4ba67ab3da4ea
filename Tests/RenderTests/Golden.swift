import Foundation
import Render
import Testing

/// Compares a frame with the file `Golden/<name>.txt`; `UPDATE_GOLDEN=1` writes the file instead.
func expectGolden(
  _ frame: Frame, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  try expectGolden(frame.goldenText(), file: "\(name).txt", sourceLocation: sourceLocation)
}

/// Compares a text with the file `Golden/<file>`; `UPDATE_GOLDEN=1` writes the file instead.
func expectGolden(
  _ text: String, file name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
  let file = folder.appending(path: name)
  if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
    try Data(text.utf8).write(to: file)
    return
  }
  let expected = try String(contentsOf: file, encoding: .utf8)
  guard text != expected else { return }
  Issue.record("\(name): \(firstDifference(expected, text))", sourceLocation: sourceLocation)
}

/// Compares frames with the file `Golden/<name>.txt`, which holds a digest of each: for frames that are
/// too many or too large to keep as text.
func expectDigests(
  _ frames: [(name: String, frame: Frame)], _ name: String,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let lines = frames.map { "\($0.name) \(digest($0.frame.goldenText()))\n" }
  try expectGolden(lines.joined(), file: "\(name).txt", sourceLocation: sourceLocation)
}

/// FNV-1a of 64 bits, in hexadecimal digits (RFC 9923, section 2).
private func digest(_ text: String) -> String {
  let hash = text.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
    ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3
  }
  return String(hash, radix: 16)
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
