import Foundation
import Render
import Testing

/// Compares frames and texts with files beside the tests; `UPDATE_GOLDEN=1` writes the files anew.
enum GoldenFrame {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().path + "/Golden"

  /// Checks a frame, glyphs and styles, against `Golden/NAME.txt`.
  static func check(
    _ frame: Frame, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try check(frame.goldenText(), name, sourceLocation: sourceLocation)
  }

  /// Checks a text against `Golden/NAME.txt`.
  static func check(
    _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let path = "\(folder)/\(name).txt"
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try text.write(toFile: path, atomically: true, encoding: .utf8)
    }
    let expected = try String(contentsOfFile: path, encoding: .utf8)
    let found = text.split(separator: "\n", omittingEmptySubsequences: false)
    let wanted = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let place = zip(found, wanted).enumerated().first { $1.0 != $1.1 }?.offset
    #expect(
      text == expected,
      "\(name), first differing line \(place.map { "\($0 + 1): \(found[$0])" } ?? "at the end")",
      sourceLocation: sourceLocation)
  }
}
