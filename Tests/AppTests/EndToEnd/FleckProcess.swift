import Foundation
import Testing

/// Runs the program that the tests were built with.
enum FleckProcess {
  /// What a finished run left.
  struct Result {
    var code: Int32
    var output: String
    var errors: String
  }

  /// The program beside the test bundle.
  static let path: String = {
    let bundle =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(fileURLWithPath: bundle).deletingLastPathComponent().appendingPathComponent("fleck")
      .path
  }()

  /// The source tree: themes and taxonomies.
  static let tree = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// The environment of every run: pinned, whatever the caller's is.
  static var environment: [String: String] {
    [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "LC_ALL": "C.UTF-8",
      "HOME": NSTemporaryDirectory(), "TERM": "xterm-256color", "FLECK_DATA": tree, "TZ": "UTC",
    ]
  }

  /// Starts the program.
  static func start(_ arguments: [String], output: Any, errors: Any) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    return process
  }

  /// Runs the program to its end.
  static func run(_ arguments: String...) throws -> Result { try run(arguments: arguments) }

  /// Runs the program to its end.
  static func run(arguments: [String]) throws -> Result {
    // Files, not pipes: a pipe that nobody reads would stop a long run.
    let folder = try TemporaryFolder()
    let output = try folder.file("stdout")
    let errors = try folder.file("stderr")
    let process = try start(arguments, output: output, errors: errors)
    process.waitUntilExit()
    return Result(
      code: process.terminationStatus,
      output: try String(contentsOfFile: folder.path + "/stdout", encoding: .utf8),
      errors: try String(contentsOfFile: folder.path + "/stderr", encoding: .utf8))
  }
}

/// A folder that goes away with its owner.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "fleck-test-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Makes an empty file and opens it for writing.
  func file(_ name: String) throws -> FileHandle {
    _ = FileManager.default.createFile(atPath: path + "/" + name, contents: nil)
    return try #require(FileHandle(forWritingAtPath: path + "/" + name))
  }
}
