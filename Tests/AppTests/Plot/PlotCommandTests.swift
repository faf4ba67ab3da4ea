import Foundation
import Refiner
import Testing

/// `fleck plot` as a user types it.
@Suite struct PlotCommandTests {
  @Test func drawsPNGAndSVGAndReplacesWhatIsThere() throws {
    let folder = try TemporaryFolder()
    let run = try DemoRun.copy(into: folder)
    let picture = folder.path + "/losses.png"
    try "old".write(toFile: picture, atomically: true, encoding: .utf8)
    let result = try FleckProcess.run("plot", run, "--what", "losses", "--to", picture)
    #expect(result.code == 0, "\(result.errors)")
    let image = try PNGFile.read(picture)
    #expect(image.width == 1200 && image.height == 750)

    let drawing = folder.path + "/losses.svg"
    let small = try FleckProcess.run("plot", run, "--to", drawing, "--size", "800x500")
    #expect(small.code == 0, "\(small.errors)")
    let text = try String(contentsOfFile: drawing, encoding: .utf8)
    #expect(text.contains("viewBox=\"0 0 800 500\"") && text.contains("label wrong"))
    #expect(text.contains("low-loss Gaussian") && text.contains("cut-off, tau_ns 0.6"))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names == ["losses.png", "losses.svg", "run"])
  }

  @Test func withoutTheRunsOwnTruthOnlyVerdictsAreDrawn() throws {
    let folder = try TemporaryFolder()
    let data = folder.path + "/data"
    try FileManager.default.copyItem(atPath: try DemoRun.data(), toPath: data)
    try FileManager.default.removeItem(atPath: data + "/truth")
    let run = folder.path + "/run"
    let refined = try FleckProcess.run(
      "refine", data, "--taxonomy", "cityscapes-19", "--out", run, "--preset", "seco-v1")
    #expect(refined.code == 0, "\(refined.errors)")
    let drawing = folder.path + "/a.svg"
    #expect(try FleckProcess.run("plot", run, "--to", drawing).code == 0)
    let plain = try String(contentsOfFile: drawing, encoding: .utf8)
    #expect(!plain.contains("label wrong") && plain.contains("quantile of all"))
    let truth = try DemoRun.data() + "/truth"
    #expect(try FleckProcess.run("plot", run, "--to", drawing, "--truth", truth).code == 0)
    #expect(try String(contentsOfFile: drawing, encoding: .utf8).contains("label wrong"))
  }

  @Test func whatCannotBeDrawnIsAnErrorOfItsKind() throws {
    let folder = try TemporaryFolder()
    let run = try DemoRun.copy(into: folder)
    let file = folder.path + "/a.png"
    let calls: [([String], Int32, String)] = [
      (["plot", run, "--to", folder.path + "/a.gif"], 2, ".png or .svg"),
      (["plot", run], 2, "--to"), (["plot", run, "--to", file, "--what", "hats"], 2, "hats"),
      (["plot", run, "--to", file, "--size", "10x10"], 2, "10x10"),
      (["plot", folder.path + "/none", "--to", file], 3, "none"),
      (["plot", run, "--to", file, "--truth", folder.path + "/gone"], 3, "gone"),
      (["plot", run, "--to", folder.path + "/no/a.png"], 1, "no/a.png"),
    ]
    for (arguments, code, word) in calls {
      let result = try FleckProcess.run(arguments: arguments)
      #expect(result.code == code && result.errors.contains(word), "\(arguments): \(result.errors)")
    }
    #expect(!FileManager.default.fileExists(atPath: file))
  }
}
