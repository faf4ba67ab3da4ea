import Foundation
import Labels
import Refiner
import Testing

/// SeCo's files out and in, and label sets that vote, as a user types it.
@Suite struct ExchangeEndToEndTests {
  private func run(_ arguments: String...) throws -> FleckProcess.Result {
    let result = try FleckProcess.run(arguments: arguments)
    try #require(result.code == 0, "\(arguments): \(result.errors)")
    return result
  }

  private func json(_ result: FleckProcess.Result) throws -> [String: Any] {
    let parsed = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    return try #require(parsed as? [String: Any])
  }

  @Test func lossesOfAnotherProgramJudgeTheRunAndItStillVerifies() throws {
    let folder = try TemporaryFolder()
    let fleck = try DemoRun.copy(into: folder)
    _ = try run("export", fleck, "--to", folder.path + "/json", "--format", "seco-output")
    let name = try #require(
      try FileManager.default.contentsOfDirectory(atPath: folder.path + "/json").first)
    let file = folder.path + "/json/" + name
    let before = try Run.open(fleck, readOnly: true).store.queue(flaggedOnly: false)
    let summary = try json(try run("import", "scc-output", file, "--run", fleck, "--json"))
    #expect(summary["exact"] as? Int == before.count && summary["componentsLeft"] as? Int == 0)
    let after = try Run.open(fleck, readOnly: true).store.queue(flaggedOnly: false)
    let losses = Dictionary(uniqueKeysWithValues: before.map { ($0.id, $0.loss) })
    for item in after { #expect(losses[item.id] == item.loss) }
    #expect(try run("verify", fleck).output.contains("all is well"))

    let script = folder.path + "/keys"
    try "a\n".write(toFile: script, atomically: true, encoding: .utf8)
    _ = try run("review", fleck, "--script", script, "--size", "80x24")
    let refused = try FleckProcess.run("import", "scc-output", file, "--run", fleck)
    #expect(refused.code == 3 && refused.errors.contains("--keep-decisions"), "\(refused.errors)")
    let kept = try run("import", "seco-output", file, "--run", fleck, "--keep-decisions")
    #expect(kept.output.contains("\(before.count) by equal pixels"))
    #expect(try run("verify", fleck).output.contains("all is well"))
  }

  @Test func componentsGoOutAndComeBackAsLabelsThatRefineTakes() throws {
    let folder = try TemporaryFolder()
    let fleck = try DemoRun.copy(into: folder)
    _ = try run("export", fleck, "--to", folder.path + "/json", "--format", "seco-input")
    let imported = try run(
      "import", "seco-input", folder.path + "/json", "--to", folder.path + "/png", "--taxonomy",
      "cityscapes-19")
    #expect(imported.output.contains("2 maps"))
    let taxonomy = try Run.open(fleck, readOnly: true).taxonomy
    for name in ["street-00.png", "street-01.png"] {
      let mine = try LabelFile.read(folder.path + "/png/" + name, taxonomy: taxonomy)
      #expect(try mine == LabelFile.read(fleck + "/labels/" + name, taxonomy: taxonomy))
    }
    let again = try run(
      "refine", "--images", try DemoRun.data() + "/images", "--labels", folder.path + "/png",
      "--taxonomy", "cityscapes-19", "--out", folder.path + "/again", "--json")
    let components = try Run.open(fleck, readOnly: true).store.componentCount()
    #expect(try json(again)["components"] as? Int == components)
  }

  @Test(arguments: ["seco-converted", "seco-v2"])
  func otherFormatsAreReadBackToo(format: String) throws {
    let folder = try TemporaryFolder()
    let fleck = try DemoRun.copy(into: folder)
    _ = try run("export", fleck, "--to", folder.path + "/json", "--format", format)
    let source =
      format == "seco-v2"
      ? folder.path + "/json/fleck_sam_cls_mask_psa_infos_cls.json" : folder.path + "/json"
    let imported = try run(
      "import", format, source, "--to", folder.path + "/png", "--taxonomy", "cityscapes-19",
      "--json")
    #expect(try json(imported)["maps"] as? Int == 2)
  }

  @Test func uniMatchsListsAreOfAVerifiedLabelSet() throws {
    let folder = try TemporaryFolder()
    let fleck = try DemoRun.copy(into: folder)
    let out = folder.path + "/top"
    _ = try run("export", fleck, "--to", out, "--format", "unimatch")
    #expect(try run("verify", fleck, out).output.contains("all is well"))
    let lists = try ["labeled", "unlabeled"].map {
      try String(contentsOfFile: out + "/splits/top/\($0).txt", encoding: .utf8)
    }
    #expect(lists.allSatisfy { $0.split(separator: "\n").count == 1 })
    #expect(lists.joined().contains("images/street-00.png "))
    #expect(lists.joined().contains("/top/labels/street-01.png\n"))
    #expect(try run("export", fleck, "--to", out, "--format", "list", "--overwrite").code == 0)
    #expect(try run("verify", fleck, out).output.contains("all is well"))
  }

  @Test func labelSetsVote() throws {
    let folder = try TemporaryFolder()
    let data = try DemoRun.data()
    let result = try json(
      try run(
        "fuse", data + "/labels", data + "/truth", "--to", folder.path + "/fused", "--taxonomy",
        "cityscapes-19", "--json"))
    let kappa = try #require(result["kappa"] as? Double)
    let classes = try #require(result["classes"] as? [String: [String: Any]])
    #expect(kappa > 0.3 && kappa < 1 && classes.count == 19 && result["images"] as? Int == 2)
    #expect(classes["road"]?["agreedPixels"] as? Int == classes["road"]?["keptPixels"] as? Int)
    let scores = try json(
      try run(
        "evaluate", "--labels", folder.path + "/fused", "--truth", data + "/truth", "--taxonomy",
        "cityscapes-19", "--json"))
    #expect(scores["accuracy"] as? Double == 1)
    let table = try run(
      "fuse", data + "/labels", data + "/truth", "--to", folder.path + "/more", "--taxonomy",
      "cityscapes-19", "--rule", "confidence", "--confidence", data + "/confidence",
      "--confidence", data + "/confidence")
    #expect(table.output.contains("kappa 0.") && table.output.contains("traffic light"))
  }

  static let badCalls: [([String], Int32, String)] = [
    (["import", "scc-output", "nowhere.json", "--run", "nowhere"], 3, "nowhere"),
    (
      ["import", "seco-converted", "nowhere", "--to", "x", "--taxonomy", "cityscapes-19"], 3,
      "nowhere"
    ),
    (["import", "seco-v2", "nowhere", "--to", "x", "--taxonomy", "cityscapes-19"], 3, "nowhere"),
    (["import"], 0, "scc-output"),
    (["fuse", "a", "--to", "x", "--taxonomy", "camvid-11"], 2, "two"),
    (["fuse", "nowhere", "b", "--to", "x", "--taxonomy", "camvid-11"], 3, "nowhere"),
    (
      ["fuse", "a", "b", "--to", "x", "--taxonomy", "camvid-11", "--rule", "confidence"], 2,
      "--confidence"
    ), (["export", "x", "--to", "y", "--labelled-share", "0.5"], 2, "unimatch"),
    (
      ["export", "x", "--to", "y", "--format", "unimatch", "--labelled-share", "2"], 2, "0 to 1"
    ), (["export", "x", "--to", "y", "--format", "seco-v2", "--overwrite"], 2, "--overwrite"),
    (["export", "x", "--to", "y", "--format", "gif"], 2, "gif"),
    (["export", "x", "--to", "y", "--root", "/"], 2, "--root"),
  ]

  @Test(arguments: 0..<12)
  func badCallsGiveOneClearErrorAndTheirExitCode(index: Int) throws {
    let (arguments, code, word) = Self.badCalls[index]
    let result = try FleckProcess.run(arguments: arguments)
    let text = result.errors + result.output
    #expect(result.code == code && text.contains(word), "\(arguments): \(result.code) \(text)")
    if code == 3 { #expect(result.errors.split(separator: "\n").count == 1, "\(text)") }
  }
}
