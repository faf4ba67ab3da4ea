import Foundation
import Refiner
import Testing

/// `fleck evaluate`, run as a program on the demo's data.
@Suite struct EvaluateTests {
  private func report(_ arguments: String...) throws -> EvaluationReport {
    let result = try FleckProcess.run(arguments: ["evaluate", "--json"] + arguments)
    try #require(result.code == 0, "\(result.errors)")
    return try JSONDecoder().decode(EvaluationReport.self, from: Data(result.output.utf8))
  }

  @Test func aRunIsScoredBeforeNowAndAccepted() throws {
    let folder = try TemporaryFolder()
    let report = try report(try DemoRun.copy(into: folder), "--confusion", "--paper-table", "1")
    let before = try #require(report.before)
    #expect(report.labels == before && report.accepted != nil && report.baseline == nil)
    #expect(before.boundaryIoU > 0 && before.boundaryIoU < before.meanIoU)
    #expect(before.classBoundaryIoU.count == 19 && before.boundaryWidth == 0.02)
    let ranking = try #require(report.ranking)
    #expect(
      ranking.baselines?.keys.sorted() == [
        "area", "confidence", "confidenceArea", "random", "softmin",
      ])
    let interval = try #require(ranking.intervals?.averagePrecision)
    #expect(interval.low <= ranking.averagePrecision && ranking.averagePrecision <= interval.high)
    #expect(ranking.baselines?["random"]?.beaten != nil && ranking.lift[10] != nil)
    #expect(report.confusion?.counts.count == 19 && report.confusion?.top.isEmpty == false)
    let table = try #require(report.paperTable)
    #expect(table.theirs.count == 16 && table.missing.isEmpty && table.extra.isEmpty)
    #expect(table.ours.map(\.name) == ["before", "now", "all suggestions"])
    #expect(table.ours[1].mean == report.meanIoU)
  }

  @Test func theSameRunHasTheSameIntervals() throws {
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    let run = try DemoRun.copy(into: folder)
    #expect(try report(run) == report(run))
  }

  @Test func textFits80Columns() throws {
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    let run = try DemoRun.copy(into: folder)
    let truth = try DemoRun.data() + "/truth"
    let labels = try DemoRun.data() + "/labels"
    for arguments in [
      [run], [run, "--confusion", "--paper-table", "2"],
      [
        "--labels", labels, "--truth", truth, "--baseline", labels, "--taxonomy", "cityscapes-19",
        "--confusion", "--paper-table", "1", "--boundary-width", "0.005",
      ],
    ] {
      let result = try FleckProcess.run(arguments: ["evaluate"] + arguments)
      #expect(result.code == 0, "\(result.errors)")
      let lines = result.output.split(separator: "\n")
      #expect(lines.allSatisfy { $0.count <= 80 && !$0.hasSuffix(" ") } && lines.count > 20)
      #expect(result.output.contains("boundary IoU, width 0.5 %") == (arguments.count > 4))
    }
  }

  @Test func withoutItsConfidenceARunHasNoSoftMinimum() throws {
    let folder = try TemporaryFolder()
    let data = folder.path + "/data"
    try FileManager.default.copyItem(atPath: try DemoRun.data(), toPath: data)
    let run = folder.path + "/run"
    let refined = try FleckProcess.run("refine", data, "--taxonomy", "cityscapes-19", "--out", run)
    try #require(refined.code == 0, "\(refined.errors)")
    #expect(try report(run).ranking?.baselines?["softmin"] != nil)
    // Another image's confidence: a good file, but not the one that was refined.
    let path = data + "/confidence/street-00.png"
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.copyItem(atPath: data + "/confidence/street-01.png", toPath: path)
    let ranking = try #require(try report(run).ranking)
    #expect(ranking.baselines?["softmin"] == nil && ranking.baselines?["confidence"] != nil)
    let text = try FleckProcess.run("evaluate", run)
    #expect(text.code == 0 && text.output.contains("no softmin: "))
  }

  @Test(arguments: [
    (["--paper-table", "3"], "table 3 of the paper has no columns by class"),
    (["--paper-table", "9"], "no table 9"), (["--boundary-width", "0"], "--boundary-width"),
    (["--boundary-width", "nan"], "--boundary-width"), (["--baseline", "x"], "--baseline"),
  ])
  func wrongOptionsAreUsageErrors(options: [String], reason: String) throws {
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    let run = try DemoRun.copy(into: folder)
    let result = try FleckProcess.run(arguments: ["evaluate", run] + options)
    #expect(result.code == 2 && result.errors.contains(reason), "\(result.errors)")
    #expect(result.output.isEmpty)
  }

  @Test func aTableOfOtherClassesIsAUsageErrorOfOneLine() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/kidneys.toml"
    try """
    name = "kidneys"
    [[class]]
    id = 0
    name = "kidney"
    letter = "K"
    colour = "#804080"
    kind = "thing"

    """.write(toFile: path, atomically: true, encoding: .utf8)
    let result = try FleckProcess.run(
      "evaluate", "--labels", try DemoRun.data() + "/labels", "--truth",
      try DemoRun.data() + "/truth", "--taxonomy", path, "--paper-table", "1")
    #expect(result.code == 2 && result.errors.contains("kidneys has none of the classes"))
    #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
  }
}
