import Foundation
import Labels
import Refiner
import Testing

/// `fleck refine --aggregate` with a small network of random weights: results are judged by their
/// exactness, not by their worth.
@Suite struct AggregationTests {
  /// A data set of two small photos, labels and truth, and a checkpoint.
  struct Setting {
    let folder: TemporaryFolder
    let checkpoint: String
    var data: String { folder.path + "/data" }

    init() throws {
      folder = try TemporaryFolder()
      checkpoint = try SmallNetwork.write(into: folder, bytes: SmallNetwork.sureBytes)
      var random = SplitMix64(seed: 9)
      for (index, size) in [(96, 64), (80, 60), (64, 64)].enumerated() {
        try write(index, Size(width: size.0, height: size.1), &random)
      }
    }

    private func write(
      _ index: Int, _ size: Size<ImageSpace>, _ random: inout SplitMix64
    ) throws {
      for name in ["images", "labels"] {
        try FileManager.default.createDirectory(
          atPath: data + "/" + name, withIntermediateDirectories: true)
      }
      // The photo of the second sample is twice as large as its labels.
      let scale = index == 1 ? 2 : 1
      let bytes = (0..<size.area * 3 * scale * scale).map { place in
        UInt8(truncatingIfNeeded: place * (index + 3) / 7)
          ^ UInt8.random(in: 0...15, using: &random)
      }
      let palette = (0..<256).map { RGB(UInt8($0), UInt8($0), UInt8($0)) }
      try PNGFile.write(
        RGBImage(width: size.width * scale, height: size.height * scale, bytes: bytes),
        to: "\(data)/images/\(index).png")
      var map = LabelMap(width: size.width, height: size.height, filledWith: ClassID(0))
      for y in 0..<size.height {
        for x in 0..<size.width {
          if y < 20 { map[x, y] = ClassID(10) }
          if (30..<50).contains(y), (x / 12) % 2 == 0 { map[x, y] = ClassID(13) }
          if (10..<40).contains(y), (40..<44).contains(x) { map[x, y] = ClassID(5) }
          if (x + y) % 11 == 0 { map[x, y] = .void }
        }
      }
      try PNGFile.write(map, palette: palette, to: "\(data)/labels/\(index).png")
    }

    func arguments(_ run: String, _ more: [String]) -> [String] {
      [
        "refine", data, "--taxonomy", "cityscapes-19", "--out", folder.path + "/" + run,
        "--checkpoint", checkpoint,
      ] + more
    }

    func refine(_ run: String, _ more: String...) throws -> FleckProcess.Result {
      let result = try FleckProcess.run(arguments: arguments(run, more))
      try #require(result.code == 0, "\(result.errors)")
      return result
    }

    func contents(_ run: String) throws -> RunContents { try RunContents(folder.path + "/" + run) }

    func maps(_ run: String) throws -> [Data] {
      try (0..<3).map {
        try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/\(run)/labels/\($0).png"))
      }
    }
  }

  @Test func fullAggregationRewritesTheMapsAndSaysWhatItDid() throws {
    let setting = try Setting()
    let result = try setting.refine("run", "--aggregate", "full", "--preset", "seco-v1", "--json")
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let aggregation = try #require(report["aggregation"] as? [String: Any])
    #expect(aggregation["images"] as? Int == 3)
    for key in ["everythingMasks", "alignedMasks", "prompts", "promptedMasks"] {
      #expect(try #require(aggregation[key] as? Int) > 0, "\(key): \(result.output)")
    }
    let before = try #require(aggregation["coverageBefore"] as? Double)
    #expect(before > 0.9 && before < 0.92)
    #expect(try #require(aggregation["changed"] as? Double) > 0)
    #expect(try #require(aggregation["secondsPerImage"] as? Double) > 0)

    let run = setting.folder.path + "/run"
    #expect(Verification.verify(run: run).isEmpty)
    let configuration = try RunConfiguration.read(run + "/run.toml")
    #expect(configuration.settings.aggregation == .full && configuration.settings.preset == .secoV1)
    #expect(configuration.settings.checkpoint == FileDigest.sha256(SmallNetwork.sureBytes))
    let palette = try PNGFile.read(run + "/labels/0.png")
    #expect(palette.width == 96 && palette.height == 64)

    let again = try setting.refine("run", "--aggregate", "full", "--preset", "seco-v1")
    #expect(!again.output.contains("aggregated"), "nothing was left to do: \(again.output)")
  }

  @Test func everyModeRewritesTheMapsAndTheTextSaysHowMuchIsCovered() throws {
    let setting = try Setting()
    _ = try setting.refine("none")
    let untouched = try setting.maps("none")
    for (preset, mode) in [
      ("paper", "none"), ("paper", "full"), ("seco-v1", "full"), ("seco-v2", "full"),
      ("seco-v1", "stuff"), ("seco-v1", "things"), ("seco-v1", "vanilla"),
    ] {
      let run = preset + mode
      let result = try setting.refine(run, "--aggregate", mode, "--preset", preset)
      #expect(result.output.contains("aggregated 3 images") == (mode != "none"), "\(result.output)")
      #expect(result.output.contains("coverage 90.9 % before") == (mode != "none"))
      let maps = try setting.maps(run)
      #expect((maps == untouched) == (mode == "none"), "\(run)")
    }
  }

  @Test func workersCachesAndMadeEmbeddingsDoNotChangeTheResult() throws {
    let setting = try Setting()
    let options = ["--aggregate", "full", "--preset", "seco-v2"]
    func refine(_ run: String, _ more: String...) throws {
      let result = try FleckProcess.run(arguments: setting.arguments(run, options + more))
      try #require(result.code == 0, "\(result.errors)")
    }
    try refine("one", "--workers", "1")
    try refine("three", "--workers", "3")
    let cache = setting.folder.path + "/cache"
    try refine("filling", "--embedding-cache", cache)
    let kept = try FileManager.default.contentsOfDirectory(atPath: cache)
    #expect(kept.count == 3)
    try refine("filled", "--embedding-cache", cache)
    let expected = try setting.contents("one")
    for run in ["three", "filling", "filled"] {
      let found = try setting.contents(run)
      #expect(found == expected, "\(run)")
    }
  }

  @Test func killedAgainAndAgainItEndsInTheSameRun() throws {
    let setting = try Setting()
    let options = ["--aggregate", "full", "--preset", "seco-v1", "--workers", "2"]
    let whole = try FleckProcess.run(arguments: setting.arguments("whole", options))
    try #require(whole.code == 0, "\(whole.errors)")
    var random = SplitMix64(seed: 21)
    var kills = 0
    for _ in 0..<12 {
      let process = try FleckProcess.start(
        setting.arguments("killed", options), output: FileHandle.nullDevice,
        errors: FileHandle.nullDevice)
      Thread.sleep(forTimeInterval: Double.random(in: 0.02...0.5, using: &random))
      guard process.isRunning else { break }
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      kills += 1
    }
    let last = try FleckProcess.run(arguments: setting.arguments("killed", options))
    #expect(last.code == 0 && kills > 0, "\(last.errors)")
    let (found, expected) = (try setting.contents("killed"), try setting.contents("whole"))
    #expect(found == expected)
  }

  @Test func badOptionsAndEmbeddingsAreRefusedInOneLine() throws {
    let setting = try Setting()
    let base = ["refine", setting.data, "--taxonomy", "cityscapes-19", "--out"]
    let alone = try FleckProcess.run(
      arguments: base + [setting.folder.path + "/a", "--embeddings", "x"])
    #expect(alone.code == 2 && alone.errors.contains("--checkpoint"), "\(alone.errors)")
    let empty = setting.folder.path + "/empty"
    try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: true)
    let missing = try FleckProcess.run(
      arguments: setting.arguments("b", ["--aggregate", "full", "--embeddings", empty]))
    #expect(missing.code == 3 && missing.errors.contains("embed.py"), "\(missing.errors)")
    #expect(missing.errors.split(separator: "\n").count == 1)
    let damaged = try FleckProcess.run(
      arguments: base + [
        setting.folder.path + "/c", "--aggregate", "full", "--checkpoint",
        setting.data + "/labels/0.png",
      ])
    #expect(damaged.code == 3 && damaged.errors.contains("0.png"), "\(damaged.errors)")
    _ = try setting.refine("d", "--aggregate", "stuff")
    let other = try FleckProcess.run(arguments: setting.arguments("d", ["--aggregate", "full"]))
    #expect(other.code == 3 && other.errors.contains("options"), "\(other.errors)")
  }
}
