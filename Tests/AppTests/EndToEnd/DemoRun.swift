import Foundation
import Testing

/// A small demo run, made once per test process and copied for each test that changes it.
enum DemoRun {
  private static let folder = Result { try make() }

  private static func make() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let result = try FleckProcess.run("demo", folder.path + "/demo", "--scenes", "2")
    try #require(result.code == 0, "fleck demo: \(result.errors)")
    return folder
  }

  /// The data set of the run.
  static func data() throws -> String { try folder.get().path + "/demo/data" }

  /// A copy of the run in a folder of its own.
  static func copy(into target: TemporaryFolder) throws -> String {
    let run = target.path + "/run"
    try FileManager.default.copyItem(atPath: try folder.get().path + "/demo/run", toPath: run)
    return run
  }
}
