import Foundation
import Labels
import Refiner
import Testing

@testable import App

/// `fleck show` as a process of its own.
@Suite struct ShowEndToEndTests {
  let fixture: ShowFixture

  init() throws { fixture = try ShowFixture() }

  @Test func aPipeGetsLettersInPlainText() throws {
    let path = try fixture.quarter()
    let result = try FleckProcess.run("show", path, "--taxonomy", "cityscapes-19")
    #expect(result.code == 0 && result.errors.isEmpty)
    #expect(result.output.contains("R road 75.0 %") && !result.output.contains("\u{1B}"))
  }

  @Test func badFilesAreBadInputInOneLine() throws {
    let good = try [UInt8](Data(contentsOf: URL(fileURLWithPath: fixture.quarter())))
    let files = [
      "missing.png": nil, "empty.png": [], "text.png": Array("P5 1 1".utf8),
      "short.png": Array(good.prefix(good.count / 2)), "array.npy": Array("\u{93}NUMPY".utf8),
      "flipped.png": good.enumerated().map {
        $0.offset == good.count - 20 ? ~$0.element : $0.element
      },
    ]
    for (name, bytes) in files {
      let path =
        try bytes.map { try fixture.file($0, name: name) } ?? fixture.folder.path + "/" + name
      let result = try FleckProcess.run("show", path)
      #expect(result.code == 3 && result.output.isEmpty, "\(name): \(result.code)")
      #expect(
        result.errors.split(separator: "\n").count == 1 && result.errors.contains(name),
        "\(result.errors)")
    }
    let folder = try FleckProcess.run("show", fixture.folder.path)
    #expect(folder.code == 3, "\(folder.errors)")
  }

  @Test func wrongOptionsHaveTheirExitCodes() throws {
    let path = try fixture.quarter()
    #expect(try FleckProcess.run("show", path, "--size", "big").code == 2)
    #expect(try FleckProcess.run("show").code == 2)
    let taxonomy = try FleckProcess.run("show", path, "--taxonomy", "none-7")
    #expect(taxonomy.code == 3 && taxonomy.errors.contains("none-7"))
    let theme = try FleckProcess.run("show", path, "--theme", "none")
    #expect(theme.code == 3 && theme.errors.contains("none"))
  }

  @Test(arguments: [("tmux-256color", "\u{2580}"), ("dumb", "0011")])
  func aTerminalShowsWhatItCan(terminal: String, sign: String) throws {
    let path = try fixture.quarter(6)
    let arguments = terminal == "dumb" ? "--size 4x2" : "--size 3x9"
    let session = try TmuxSession(
      TmuxSession.command("show \(path) \(arguments)") + "; echo done; sleep 100", width: 40,
      height: 10, terminal: terminal)
    let screen = try session.wait(for: "done")
    #expect(screen.contains(sign), "\(screen)")
    #expect(screen.contains("quarter.png"), "\(screen)")
    #expect(try session.fact("#{alternate_on}") == "0")
  }
}
