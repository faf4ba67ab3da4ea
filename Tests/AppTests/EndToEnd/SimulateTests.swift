import Foundation
import Testing

/// `fleck simulate`, and what `status` and `plot` say of a review, run as a program on the demo's data.
@Suite struct SimulateTests {
  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func aSimulationPrintsAndDrawsItsCurveAndLeavesTheRunAlone() throws {
    let folder = try TemporaryFolder()
    let run = try DemoRun.copy(into: folder)
    let before = try RunContents(run)
    let truth = try DemoRun.data() + "/truth"
    let chart = folder.path + "/effort.svg"
    let arguments = ["simulate", run, "--truth", truth, "--seeds", "2", "--plot", chart]
    let text = try FleckProcess.run(arguments: arguments)
    #expect(text.code == 0, "\(text.errors)")
    let lines = text.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.dropFirst().allSatisfy { $0.count <= 80 && !$0.hasSuffix(" ") })
    for word in ["components", "gain", "oracle", "confidence-area", "mIoU"] {
      #expect(text.output.contains(word), "\(word): \(text.output)")
    }
    let svg = try String(contentsOfFile: chart, encoding: .utf8)
    #expect(svg.contains("Effort in order gain") && svg.contains("oracle"))
    let first = try FleckProcess.run(arguments: arguments + ["--json"])
    #expect(try FleckProcess.run(arguments: arguments + ["--json"]).output == first.output)
    let report = try object(first.output)
    let curve = try #require(report["curve"] as? [[Double]])
    let components = try #require(report["components"] as? Int)
    #expect(curve.count == components + 1)
    let last = try #require(curve.last)
    #expect(last[1] == report["wrongPixels"] as? Double && last[2] > curve[0][2])
    let area = try #require(report["normalisedArea"] as? Double)
    #expect(area > 0.3 && area < 1)
    #expect(try RunContents(run) == before)
  }

  @Test func everyOrderAndReviewerRuns() throws {
    let folder = try TemporaryFolder()
    let run = try DemoRun.copy(into: folder)
    for order in ["suspicion", "random", "confidence", "area", "confidence-area", "oracle"] {
      let result = try FleckProcess.run(
        "simulate", run, "--order", order, "--reviewer", "noisy:0.1", "--seeds", "1",
        "--decisions", "60", "--json")
      #expect(result.code == 0, "\(order): \(result.errors)")
      let report = try object(result.output)
      #expect(report["order"] as? String == order)
      #expect((report["curve"] as? [[Double]])?.count == 61)
    }
  }

  @Test func withoutConfidenceItsOrdersAreLeftOut() throws {
    let folder = try TemporaryFolder()
    let data = try DemoRun.data()
    let run = folder.path + "/run"
    let refined = try FleckProcess.run(
      "refine", "--images", data + "/images", "--labels", data + "/labels", "--taxonomy",
      "cityscapes-19", "--out", run)
    try #require(refined.code == 0, "\(refined.errors)")
    let unknown = try FleckProcess.run("simulate", run)
    #expect(unknown.code == 2 && unknown.errors.contains("give --truth"), "\(unknown.errors)")
    let truth = ["--truth", data + "/truth", "--seeds", "1", "--decisions", "30"]
    let text = try FleckProcess.run(arguments: ["simulate", run] + truth)
    #expect(text.code == 0 && text.output.contains("left out    orders by confidence"))
    #expect(!text.output.contains("confidence-area"))
    let refused = try FleckProcess.run(
      arguments: ["simulate", run, "--order", "confidence-area"] + truth)
    #expect(refused.code == 3 && refused.errors.contains("refine with --confidence"))
    #expect(refused.errors.split(separator: "\n").count == 1, "\(refused.errors)")
  }

  @Test func labelsOfOneKindAreBadInput() throws {
    let folder = try TemporaryFolder()
    let run = try DemoRun.copy(into: folder)
    // The labels as their own truth: none is wrong.
    let result = try FleckProcess.run(
      "simulate", run, "--truth", try DemoRun.data() + "/labels")
    #expect(result.code == 3 && result.errors.contains("0 are wrong"), "\(result.errors)")
    let missing = try FleckProcess.run("simulate", run, "--truth", folder.path + "/none")
    #expect(missing.code == 3 && missing.errors.contains("none"), "\(missing.errors)")
  }

  @Test(arguments: [
    ["--random-share", "2"], ["--random-share", "nan"], ["--seeds", "0"], ["--decisions", "0"],
    ["--minimum-area", "0"], ["--plot", "x.gif"], ["--reviewer", "noisy:2"], ["--order", "x"],
  ])
  func wrongOptionsAreUsageErrors(options: [String]) throws {
    let result = try FleckProcess.run(arguments: ["simulate", "run"] + options)
    #expect(result.code == 2 && result.output.isEmpty && !result.errors.isEmpty)
  }

  @Test func reliabilityShowsFromTwentyDecisionsOn() throws {
    let folder = try TemporaryFolder()
    let run = try DemoRun.copy(into: folder)
    let script = folder.path + "/keys"
    func decide(_ count: Int) throws {
      try String(repeating: "a\n", count: count)
        .write(toFile: script, atomically: true, encoding: .utf8)
      let review = try FleckProcess.run("review", run, "--script", script, "--size", "80x24")
      try #require(review.code == 0, "\(review.errors)")
    }
    let chart = folder.path + "/reliability.png"
    try decide(19)
    let short = try FleckProcess.run("status", run)
    #expect(short.code == 0 && !short.output.contains("reliability"))
    let early = try FleckProcess.run("plot", run, "--what", "reliability", "--to", chart)
    #expect(early.code == 3 && early.errors.contains("19 decisions"), "\(early.errors)")
    #expect(!FileManager.default.fileExists(atPath: chart))
    try decide(3)
    let status = try FleckProcess.run("status", run)
    #expect(status.output.contains("reliability of 22 decisions"), "\(status.output)")
    let lines: [Substring] = status.output.split(separator: "\n")
    #expect(lines.dropFirst().allSatisfy { $0.count <= 80 })
    let report = try object(try FleckProcess.run("status", run, "--json").output)
    let reliability = try #require(report["reliability"] as? [String: Any])
    #expect(report["decided"] as? Int == 22 && reliability["decisions"] as? Int == 22)
    let bins = try #require(reliability["bins"] as? [[String: Any]])
    #expect(bins.compactMap { $0["count"] as? Int }.reduce(0, +) == 22 && bins.count == 10)
    let plot = try FleckProcess.run("plot", run, "--what", "reliability", "--to", chart)
    #expect(plot.code == 0 && FileManager.default.fileExists(atPath: chart), "\(plot.errors)")
  }

  @Test func plotDrawsTheEffort() throws {
    let folder = try TemporaryFolder()
    let run = try DemoRun.copy(into: folder)
    let chart = folder.path + "/effort.svg"
    let plot = try FleckProcess.run("plot", run, "--what", "effort", "--to", chart)
    #expect(plot.code == 0, "\(plot.errors)")
    #expect(try String(contentsOfFile: chart, encoding: .utf8).contains("Effort in order gain"))
  }
}
