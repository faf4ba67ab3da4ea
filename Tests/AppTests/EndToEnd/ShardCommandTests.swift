import Foundation
import Labels
import Refiner
import Testing

/// `fleck refine --shard` and `fleck gather`, as several machines would run them.
@Suite struct ShardCommandTests {
  private static func arguments(_ run: String, _ more: String...) throws -> [String] {
    ["refine", try DemoRun.data(), "--taxonomy", "cityscapes-19", "--out", run] + more
  }

  /// SHA-256 of what makes a run: its tables, its inputs, its maps.
  private static func digests(_ run: String) throws -> [String: String] {
    // A process that is killed may leave hidden temporary files.
    let maps = try FileManager.default.contentsOfDirectory(atPath: run + "/labels")
      .filter { !$0.hasPrefix(".") }
    let names = ["review.sqlite", "run.toml"] + maps.map { "labels/" + $0 }
    return try Dictionary(
      uniqueKeysWithValues: names.map { ($0, try FileDigest.sha256(ofFile: run + "/" + $0)) })
  }

  private func json(_ result: FleckProcess.Result) throws -> [String: Any] {
    #expect(result.code == 0, "\(result.errors)")
    let parsed = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    return try #require(parsed as? [String: Any])
  }

  @Test func shardsAtATimeEndInTheBytesOfOneProcess() throws {
    let folder = try TemporaryFolder()
    let whole = folder.path + "/whole"
    let one = try FleckProcess.run(arguments: Self.arguments(whole, "--workers", "1"))
    #expect(one.code == 0, "\(one.errors)")
    let run = folder.path + "/run"
    let processes = try (1...3).map { index in
      try FleckProcess.start(
        Self.arguments(run, "--shard", "\(index)/3"), output: FileHandle.nullDevice,
        errors: FileHandle.nullDevice)
    }
    for process in processes {
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
    }
    let report = try json(FleckProcess.run("gather", run, "--json"))
    #expect(report["shards"] as? Int == 3 && report["images"] as? Int == 2)
    #expect((report["gmm"] as? [String: Any])?.keys.sorted() == ["means", "variances", "weights"])
    #expect(try Self.digests(run) == Self.digests(whole))
    #expect(!FileManager.default.fileExists(atPath: run + "/shards"))
    let again = try FleckProcess.run("gather", run)
    #expect(again.code == 0 && again.output.contains("gathered already"), "\(again.errors)")
    let shard = try json(
      FleckProcess.run(arguments: Self.arguments(run, "--shard", "1/3", "--json")))
    #expect(shard["gathered"] as? Bool == true && shard["shard"] as? String == "1/3")
    #expect(try Self.digests(run) == Self.digests(whole))
  }

  @Test func shardsAndGatheringKilledAgainAndAgainEndInTheSameBytes() throws {
    let folder = try TemporaryFolder()
    let whole = folder.path + "/whole"
    #expect(try FleckProcess.run(arguments: Self.arguments(whole)).code == 0)
    let run = folder.path + "/run"
    var random = SplitMix64(seed: 12)
    let steps = try [
      Self.arguments(run, "--shard", "1/2"), Self.arguments(run, "--shard", "2/2"),
      ["gather", run],
    ]
    for step in steps { try Self.runKilled(step, &random) }
    #expect(try Self.digests(run) == Self.digests(whole))
    #expect(Verification.verify(run: run).isEmpty)
    let names = try FileManager.default.contentsOfDirectory(atPath: run)
    #expect(!names.contains { $0.hasPrefix("draft") || $0 == "shards" }, "\(names)")
  }

  @Test func aWholeRefinementKilledEndsInTheSameBytes() throws {
    let folder = try TemporaryFolder()
    let whole = folder.path + "/whole"
    #expect(try FleckProcess.run(arguments: Self.arguments(whole)).code == 0)
    var random = SplitMix64(seed: 13)
    let run = folder.path + "/run"
    try Self.runKilled(Self.arguments(run, "--workers", "4"), &random)
    #expect(try Self.digests(run) == Self.digests(whole))
    #expect(!FileManager.default.fileExists(atPath: run + "/draft.sqlite"))
  }

  @Test func shardsAggregateAsOneProcessDoes() throws {
    let setting = try AggregationTests.Setting()
    let whole = try setting.refine("whole", "--aggregate", "full")
    #expect(whole.code == 0, "\(whole.errors)")
    for text in ["2/2", "1/2"] {
      let shard = try setting.refine("run", "--aggregate", "full", "--shard", text)
      #expect(shard.code == 0 && shard.output.contains("aggregated"), "\(shard.errors)")
    }
    let run = setting.folder.path + "/run"
    #expect(try FleckProcess.run("gather", run).code == 0)
    #expect(try Self.digests(run) == Self.digests(setting.folder.path + "/whole"))
  }

  /// Runs a command again and again, killed after a random time, until it comes to its end.
  private static func runKilled(_ arguments: [String], _ random: inout SplitMix64) throws {
    var kills = 0
    for round in 1...40 {
      let process = try FleckProcess.start(
        arguments, output: FileHandle.nullDevice, errors: FileHandle.nullDevice)
      if round < 40 {
        // Later rounds get more time, so that the work comes to its end.
        let time = Double.random(in: 0.005...(0.04 * Double(round)), using: &random)
        let end = Date(timeIntervalSinceNow: time)
        while process.isRunning, Date() < end { Thread.sleep(forTimeInterval: 0.002) }
      } else {
        process.waitUntilExit()
      }
      if process.isRunning {
        kill(process.processIdentifier, SIGKILL)
        kills += 1
      }
      process.waitUntilExit()
      if process.terminationReason == .exit {
        #expect(process.terminationStatus == 0)
        break
      }
    }
    #expect(kills > 0)
  }

  @Test func whatCannotBeGatheredIsNamed() throws {
    let folder = try TemporaryFolder()
    let run = folder.path + "/run"
    let none = try FleckProcess.run("gather", run)
    #expect(none.code == 3 && none.errors.contains("holds no shards"), "\(none.errors)")
    let first = try FleckProcess.run(arguments: Self.arguments(run, "--shard", "2/3"))
    #expect(first.code == 0 && first.output.contains("next: fleck gather"), "\(first.errors)")
    let part = try FleckProcess.run("gather", run)
    #expect(part.code == 3 && part.errors.contains("1 and 3 are missing"), "\(part.errors)")
    let whole = try FleckProcess.run(arguments: Self.arguments(run))
    #expect(whole.code == 3 && whole.errors.contains("fleck gather"), "\(whole.errors)")
    let mixed = try FleckProcess.run(
      arguments: Self.arguments(run, "--shard", "1/3", "--preset", "seco-v1"))
    #expect(mixed.code == 3 && mixed.errors.contains("'preset'"), "\(mixed.errors)")
    let status = try FleckProcess.run("status", run)
    #expect(status.code == 3 && status.errors.contains("fleck gather"), "\(status.errors)")
    for result in [none, part, whole, mixed, status] {
      #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
    }
  }

  @Test(arguments: ["0/3", "4/3", "3", "a/b", "1/0", "1/10001"])
  func aShardOutOfRangeIsAUsageError(text: String) throws {
    let result = try FleckProcess.run(
      "refine", "x", "--taxonomy", "camvid-11", "--out", "y", "--shard", text)
    #expect(result.code == 2 && result.errors.contains("such as 2/5"), "\(result.errors)")
  }
}
