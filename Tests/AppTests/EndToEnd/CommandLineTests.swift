import Foundation
import Labels
import Refiner
import Testing

/// The commands as a user types them, from the demo's data to a verified label set.
@Suite struct CommandLineTests {
  @Test func theWholeJobEndsInAVerifiedLabelSet() throws {
    let folder = try TemporaryFolder()
    let run = try DemoRun.copy(into: folder)
    let script = folder.path + "/keys"
    try "a\nx\nEnter\n3\nu\n".write(toFile: script, atomically: true, encoding: .utf8)
    let review = try FleckProcess.run("review", run, "--script", script, "--size", "80x24")
    #expect(review.code == 0, "\(review.errors)")
    let status = try FleckProcess.run("status", run, "--json")
    let parsed = try JSONSerialization.jsonObject(with: Data(status.output.utf8))
    let decided = (parsed as? [String: Any])?["decided"] as? Int
    #expect(decided == 3)

    let out = folder.path + "/out"
    #expect(try FleckProcess.run("export", run, "--to", out).code == 0)
    let verified = try FleckProcess.run("verify", run, out)
    #expect(verified.code == 0 && verified.output.contains("all is well"), "\(verified.output)")
    let truth = try DemoRun.data() + "/truth"
    let scores = try FleckProcess.run(
      "evaluate", "--labels", out + "/labels", "--truth", truth, "--baseline",
      try DemoRun.data() + "/labels")
    #expect(scores.code == 0 && scores.output.contains("mIoU"), "\(scores.errors)")
    try expectTamperingIsNamed(run: run, out: out)
  }

  func expectTamperingIsNamed(run: String, out: String) throws {
    for name in ["journal.jsonl", "manifest.json", "labels/street-00.png"] {
      let path = out + "/" + name
      let original = try Data(contentsOf: URL(fileURLWithPath: path))
      var bytes = original
      bytes[bytes.count / 2] ^= 1
      try bytes.write(to: URL(fileURLWithPath: path))
      let result = try FleckProcess.run("verify", run, out)
      #expect(result.code == 1 && result.output.contains(name), "\(name): \(result.output)")
      try original.write(to: URL(fileURLWithPath: path))
    }
    #expect(try FleckProcess.run("verify", run, out).code == 0)
  }

  @Test func refiningAgainChangesNothing() throws {
    let folder = try TemporaryFolder()
    let run = try DemoRun.copy(into: folder)
    let before = try RunContents(run)
    let result = try FleckProcess.run(
      "refine", try DemoRun.data(), "--taxonomy", "cityscapes-19", "--out", run)
    #expect(result.code == 0, "\(result.errors)")
    #expect(try RunContents(run) == before)
  }

  @Test func whatCannotBeVerifiedIsBadInput() throws {
    let folder = try TemporaryFolder()
    let neither = try FleckProcess.run("verify", folder.path)
    #expect(neither.code == 3 && neither.output.isEmpty && neither.errors.contains(folder.path))
    let run = try DemoRun.copy(into: folder)
    let none = try FleckProcess.run("verify", run, folder.path)
    #expect(none.code == 3 && none.errors.contains("no export"), "\(none.errors)")
    try Data(repeating: 7, count: 9000).write(to: URL(fileURLWithPath: run + "/review.sqlite"))
    let foreign = try FleckProcess.run("verify", run)
    #expect(foreign.code == 3 && foreign.output.isEmpty, "\(foreign.output)")
    #expect(foreign.errors.split(separator: "\n").count == 1, "\(foreign.errors)")
  }

  static let badCalls: [([String], Int32, String)] = [
    (["refine", "--out", "x"], 2, "taxonomy"),
    (["refine", "nowhere", "--taxonomy", "camvid-11", "--out", "x"], 3, "nowhere"),
    (["refine", "nowhere", "--taxonomy", "none-7", "--out", "x"], 3, "nowhere"),
    (["status", "nowhere"], 3, "nowhere"),
    (["export", "nowhere", "--to", "x"], 3, "nowhere"),
    (["verify", "nowhere"], 3, "nowhere"),
    (
      ["evaluate", "--labels", "nowhere", "--truth", "nowhere", "--taxonomy", "camvid-11"], 3,
      "nowhere"
    ),
    (["review", "nowhere", "--script", "nowhere"], 3, "nowhere"),
    (["frobnicate"], 2, "frobnicate"),
    (["demo", "--scenes", "0"], 2, "scenes"),
    (["refine", "x", "--taxonomy", "camvid-11", "--out", ""], 2, "--out"),
    (
      ["refine", "x", "--taxonomy", "camvid-11", "--out", "y", "--workers", "99999"], 2, "--workers"
    ),
    (["export", "x", "--to", ""], 2, "--to"),
    (["model", "inspect", "nowhere"], 3, "nowhere"), (["model", "frobnicate"], 2, "frobnicate"),
  ]

  @Test(arguments: 0..<15)
  func badCallsGiveOneClearErrorAndTheirExitCode(index: Int) throws {
    let (arguments, code, word) = Self.badCalls[index]
    let folder = try TemporaryFolder()
    let errors = try folder.file("stderr")
    let process = try FleckProcess.start(
      arguments, output: FileHandle.nullDevice, errors: errors)
    process.waitUntilExit()
    let text = try String(contentsOfFile: folder.path + "/stderr", encoding: .utf8)
    #expect(process.terminationStatus == code, "\(arguments): \(text)")
    #expect(text.contains(word), "\(arguments): \(text)")
    if code == 3 { #expect(text.split(separator: "\n").count == 1, "\(text)") }
  }

  @Test func aDamagedLabelMapStopsRefineAndIsNamed() throws {
    let folder = try TemporaryFolder()
    let data = folder.path + "/data"
    try FileManager.default.copyItem(atPath: try DemoRun.data(), toPath: data)
    let path = URL(fileURLWithPath: data + "/labels/street-01.png")
    try Data(try Data(contentsOf: path).prefix(1000)).write(to: path)
    let result = try FleckProcess.run(
      "refine", data, "--taxonomy", "cityscapes-19", "--out", folder.path + "/run")
    #expect(result.code == 3 && result.errors.contains("street-01.png"), "\(result.errors)")
    // Found before anything is made: what the ids mean is decided over the files first.
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/run/review.sqlite"))
  }

  @Test func whatAKillLeavesOfADatabaseBeingMadeIsGoneOver() throws {
    let folder = try TemporaryFolder()
    let run = folder.path + "/run"
    try FileManager.default.createDirectory(atPath: run, withIntermediateDirectories: true)
    for name in ["draft.sqlite.partial", "draft.sqlite.partial-journal"] {
      try Data("cut off".utf8).write(to: URL(fileURLWithPath: run + "/" + name))
    }
    let result = try FleckProcess.run(
      "refine", try DemoRun.data(), "--taxonomy", "cityscapes-19", "--out", run)
    #expect(result.code == 0, "\(result.errors)")
    let left = try FileManager.default.contentsOfDirectory(atPath: run)
    #expect(!left.contains { $0.contains("partial") }, "\(left)")
  }

  /// A copy of the demo's data with one file changed; refining it must fail, naming `name`.
  func expectRefused(
    naming name: String, change: (_ data: String) throws -> Void
  ) throws {
    let folder = try TemporaryFolder()
    let data = folder.path + "/data"
    try FileManager.default.copyItem(atPath: try DemoRun.data(), toPath: data)
    try change(data)
    let result = try FleckProcess.run(
      "refine", data, "--taxonomy", "cityscapes-19", "--out", folder.path + "/run")
    #expect(result.code == 3 && result.errors.contains(name), "\(result.code): \(result.errors)")
    #expect(!result.errors.contains("\u{1B}"))
  }

  @Test func namesWithControlCharactersAreRefused() throws {
    try expectRefused(naming: "new?line") { data in
      for role in ["images", "labels", "confidence", "truth"] {
        try FileManager.default.moveItem(
          atPath: "\(data)/\(role)/street-00.png", toPath: "\(data)/\(role)/new\nline\u{1B}.png")
      }
    }
  }

  @Test func badTruthIsFoundWhenRefining() throws {
    try expectRefused(naming: "truth/street-01.png") { data in
      try Data("no picture".utf8).write(
        to: URL(fileURLWithPath: data + "/truth/street-01.png"))
    }
  }

  @Test func mapsOfAnotherShapeAreNotScored() throws {
    let folder = try TemporaryFolder()
    let map = LabelMap(width: 10, height: 10, filledWith: ClassID(0))
    let palette = [RGB](repeating: RGB(0, 0, 0), count: 256)
    try PNGFile.write(map, palette: palette, to: folder.path + "/street-00.png")
    let result = try FleckProcess.run(
      "evaluate", "--labels", folder.path, "--truth", try DemoRun.data() + "/truth", "--taxonomy",
      "cityscapes-19")
    #expect(result.code == 3 && result.errors.contains("street-00.png"), "\(result.errors)")
  }

  @Test func helpOfEveryCommandNamesItsArguments() throws {
    for command in [
      "demo", "refine", "gather", "review", "status", "export", "import", "fuse", "verify",
      "evaluate", "simulate", "plot", "show", "segment", "model",
    ] {
      let result = try FleckProcess.run(command, "--help")
      #expect(result.code == 0 && result.output.contains("USAGE: fleck \(command)"))
    }
  }
}

/// What refining leaves for a fast start of the workstation.
@Suite struct PackedQueueTests {
  @Test func aRefinedRunHasItsQueuePacked() throws {
    let folder = try TemporaryFolder()
    let run = try Run.open(try DemoRun.copy(into: folder), readOnly: true)
    let packed = try run.store.queue(flaggedOnly: false)
    #expect(try run.store.hasPackedQueue() && packed.count == run.store.componentCount())
    #expect(Set(packed.map(\.id)).count == packed.count)
  }
}
