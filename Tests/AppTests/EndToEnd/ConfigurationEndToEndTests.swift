import Foundation
import Testing

@testable import App

/// Settings files, presets and themes as a user has them.
@Suite(.serialized) struct ConfigurationEndToEndTests {
  let folder: TemporaryFolder
  let run: String

  init() throws {
    folder = try TemporaryFolder()
    run = try DemoRun.copy(into: folder)
    try FileManager.default.createDirectory(
      atPath: folder.path + "/fleck", withIntermediateDirectories: true)
  }

  private func write(_ text: String) throws {
    try Data(text.utf8).write(to: URL(filePath: folder.path + "/fleck/config.toml"))
  }

  private func session(_ arguments: String = "", _ variables: String = "") throws -> TmuxSession {
    try TmuxSession(
      "env XDG_CONFIG_HOME=\(folder.path) \(variables) "
        + "\(TmuxSession.command("review \(run) \(arguments)")); echo \"left with $?\"; sleep 100")
  }

  @Test func theFileSetsTheKeysOfTheWorkstation() throws {
    try write("preset = \"labelme\"\n[keys.review]\ndiscard = [\"y\"]\n")
    let session = try session()
    try session.wait(for: "e accept")
    try session.press("y")
    try session.wait(for: "1 decided")
    try session.press("d", "e")
    try session.wait(for: "2 decided")
    try session.press("q")
    try session.wait(for: "left with 0")
  }

  @Test func theCommandLineWinsOverTheEnvironmentOverTheFile() throws {
    try write("preset = \"labelme\"\n")
    let environment = try session("", "FLECK_PRESET=cvat")
    try environment.wait(for: "a accept")
    try environment.press("q")
    try environment.wait(for: "left with 0")
    let option = try session("--preset review", "FLECK_PRESET=labelme")
    try option.wait(for: "a accept")
    try option.press("q")
    try option.wait(for: "left with 0")
  }

  @Test func aMistakeIsSaidInOneLineBeforeTheScreenIsTaken() throws {
    try write("mouse = true\n\n[keys.review]\nkep = [\"y\"]\n")
    let screen = try session().wait(for: "left with 3").replacing("\n", with: "")
    #expect(screen.contains("config.toml:4: keys.review.kep: is not known; did you mean keep?"))
  }

  @Test func theDefaultFileIsPrintedAndRead() throws {
    let printed = try FleckProcess.run("review", "--print-default-config", "--preset", "cvat")
    #expect(printed.code == 0 && printed.output.contains("preset = \"cvat\""))
    try write(printed.output)
    try session().wait(for: "0 decided")
    let keys = try FleckProcess.run("review", "--keys", "--preset", "cvat")
    #expect(keys.output.contains("| `!` | flag it"))
  }
}
