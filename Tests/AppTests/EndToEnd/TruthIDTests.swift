import Foundation
import Labels
import Refiner
import Testing

/// Ground truth that holds Cityscapes' label ids, given to a run that was refined with train ids.
@Suite struct TruthIDTests {
  /// Cityscapes' label id of each train id.
  private static let labelIDs: [UInt8] = [
    7, 8, 11, 12, 13, 17, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 31, 32, 33,
  ]

  /// The demo's truth with label ids, 0 for void.
  private func foreignTruth(in folder: TemporaryFolder) throws -> String {
    let source = try DemoRun.data() + "/truth"
    let target = folder.path + "/foreign"
    try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
    let taxonomy = try TaxonomyFile.read(FleckProcess.tree + "/taxonomies/cityscapes-19.toml")
    for name in try FileManager.default.contentsOfDirectory(atPath: source) {
      let map = try LabelFile.read(source + "/" + name, taxonomy: taxonomy)
      let foreign = LabelMap(
        width: map.width, height: map.height,
        ids: map.ids.map { $0 == 255 ? 0 : Self.labelIDs[Int($0)] })
      let grey = (0..<256).map { RGB(UInt8($0), UInt8($0), UInt8($0)) }
      try PNGFile.write(foreign, palette: grey, to: target + "/" + name)
    }
    return target
  }

  @Test(arguments: [
    ["evaluate", "--json"], ["simulate", "--json", "--seeds", "1", "--decisions", "20"],
  ])
  func whatIsSaidIsWhatTheRunsOwnTruthSays(arguments: [String]) throws {
    let folder = try TemporaryFolder()
    let run = try DemoRun.copy(into: folder)
    let own = try FleckProcess.run(arguments: arguments + [run])
    let foreign = try FleckProcess.run(
      arguments: arguments
        + [run, "--truth", try foreignTruth(in: folder), "--truth-ids", "label-ids"])
    #expect(own.code == 0 && foreign.code == 0, "\(own.errors)\(foreign.errors)")
    #expect(own.output == foreign.output && !own.output.isEmpty)
  }

  @Test func aChartOfLossesIsTheSame() throws {
    let folder = try TemporaryFolder()
    let run = try DemoRun.copy(into: folder)
    let truth = try foreignTruth(in: folder)
    for (name, more) in [("own", []), ("foreign", ["--truth", truth, "--truth-ids", "label-ids"])] {
      let result = try FleckProcess.run(
        arguments: ["plot", run, "--to", folder.path + "/\(name).svg"] + more)
      #expect(result.code == 0, "\(result.errors)")
    }
    #expect(
      try Data(contentsOf: URL(fileURLWithPath: folder.path + "/own.svg"))
        == Data(contentsOf: URL(fileURLWithPath: folder.path + "/foreign.svg")))
  }

  @Test func labelIDsOfARunAreAUsageError() throws {
    let folder = try TemporaryFolder()
    let result = try FleckProcess.run(
      "evaluate", try DemoRun.copy(into: folder), "--label-ids", "label-ids")
    #expect(result.code == 2 && result.errors.contains("--label-ids"), "\(result.errors)")
  }
}
