import Foundation
import Refiner
import Testing

/// The whole job on real photographs with real model mistakes, where that data lies beside the checkout.
@Suite struct CamVidDuskTests {
  static let data: String? = {
    let environment = ProcessInfo.processInfo.environment["FLECK_SHARED"]
    let beside = URL(fileURLWithPath: FleckProcess.tree).deletingLastPathComponent()
      .appendingPathComponent("shared").path
    let folder = (environment ?? beside) + "/data/camvid-dusk"
    return FileManager.default.fileExists(atPath: folder) ? folder : nil
  }()

  /// The best baseline of the data's read-me in AP and in AUROC (its values are rounded to 0.0005).
  static let pseudoBars = (averagePrecision: 0.6485, areaUnderROC: 0.7055)

  func report(labels: String, into folder: TemporaryFolder) throws -> EvaluationReport {
    let data = try #require(Self.data)
    let run = folder.path + "/" + labels
    let refined = try FleckProcess.run(
      "refine", "--images", data + "/images", "--labels", data + "/" + labels, "--confidence",
      data + "/confidence", "--truth", data + "/truth", "--taxonomy", "camvid-11", "--out", run)
    try #require(refined.code == 0, "\(refined.errors)")
    let scores = try FleckProcess.run("evaluate", run, "--json")
    try #require(scores.code == 0, "\(scores.errors)")
    return try JSONDecoder().decode(EvaluationReport.self, from: Data(scores.output.utf8))
  }

  @Test(.enabled(if: data != nil, "needs the camvid-dusk data set in ../shared or $FLECK_SHARED"))
  func suspicionBeatsEveryBaselineOnPseudoLabels() throws {
    let folder = try TemporaryFolder()
    let report = try report(labels: "pseudo", into: folder)
    let ranking = try #require(report.ranking)
    #expect(ranking.averagePrecision > Self.pseudoBars.averagePrecision)
    #expect(ranking.areaUnderROC > Self.pseudoBars.areaUnderROC)
    for baseline in (ranking.baselines ?? [:]).values {
      #expect(ranking.averagePrecision > baseline.averagePrecision)
      #expect(ranking.areaUnderROC > baseline.areaUnderROC)
    }
    #expect(abs(report.meanIoU - 0.397) < 5e-4 && abs(report.coverage - 0.6) < 1e-3)
    try expectVerifiedExport(of: folder.path + "/pseudo", into: folder.path + "/out")
  }

  @Test(.enabled(if: data != nil, "needs the camvid-dusk data set in ../shared or $FLECK_SHARED"))
  func suspicionReachesTheBarOnArgmaxLabels() throws {
    let report = try report(labels: "argmax", into: try TemporaryFolder())
    #expect(try #require(report.ranking).averagePrecision >= 0.82)
    #expect(abs(report.meanIoU - 0.301) < 5e-4 && report.coverage == 1)
  }

  func expectVerifiedExport(of run: String, into out: String) throws {
    #expect(try FleckProcess.run("export", run, "--to", out).code == 0)
    let verified = try FleckProcess.run("verify", run, out)
    #expect(verified.code == 0, "\(verified.output)")
  }
}
