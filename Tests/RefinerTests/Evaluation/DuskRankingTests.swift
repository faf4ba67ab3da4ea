import Foundation
import Labels
import Testing

@testable import Refiner

/// The baselines that the dusk sequence's read-me file prints, from its files alone.
@Suite struct DuskRankingTests {
  struct Expected: Sendable {
    let labels: String
    let components: Int
    let wrong: Double
    /// AUROC, AP, area AP, P@100 by baseline.
    let scores: [String: [Double]]
  }

  static let expected = [
    Expected(
      labels: "pseudo", components: 1278, wrong: 0.459,
      scores: [
        "confidence": [0.703, 0.648, 0.329, 0.76], "softmin": [0.684, 0.635, 0.294, 0.75],
        "area": [0.705, 0.605, 0.355, 0.63],
      ]),
    Expected(
      labels: "argmax", components: 1569, wrong: 0.679,
      scores: [
        "confidence": [0.763, 0.845, 0.591, 0.91], "softmin": [0.703, 0.825, 0.366, 0.92],
        "area": [0.730, 0.808, 0.389, 0.83],
      ]),
  ]

  @Test(
    .enabled(if: DuskEvaluationTests.isPresent, "shared data not found"), arguments: expected)
  func reproducesThePrintedBaselines(expected: Expected) throws {
    let report = try #require(try report(labels: expected.labels))
    #expect(report.components == expected.components)
    let share = Double(report.wrong ?? 0) / Double(expected.components)
    #expect(abs(share - expected.wrong) < 0.0005)
    for (name, printed) in expected.scores {
      let found = try #require(report.baselines?[name])
      #expect(abs(found.areaUnderROC - printed[0]) < 0.0006, "\(name) \(found.areaUnderROC)")
      #expect(abs(found.averagePrecision - printed[1]) < 0.0006, "\(name)")
      #expect(abs(found.areaAveragePrecision - printed[2]) < 0.0006, "\(name)")
      // Equal scores at the cut: the read-me's order of them is not known.
      #expect(abs(found.precisionAt100 - printed[3]) < 0.011, "\(name) \(found.precisionAt100)")
    }
  }

  private func report(labels: String) throws -> RankingReport? {
    let folder = DuskEvaluationTests.folder
    var confidences: [Double] = []
    var softMinimums: [Double] = []
    var isWrong: [Bool] = []
    var areas: [Int] = []
    for name in try FileManager.default.contentsOfDirectory(atPath: folder + "/truth").sorted() {
      let truth = try Self.map("\(folder)/truth/\(name)")
      let found = ConnectedComponents(try Self.map("\(folder)/\(labels)/\(name)"))
      let confidence = try ConfidenceFile.read("\(folder)/confidence/\(name)")
      let means = found.means(of: confidence)
      let soft = found.softMinimums(of: confidence)
      let runs = found.encodings(of: found.verticalRuns())
      for component in found.components where component.area >= ComponentTruth.minimumArea {
        let place = component.index.rawValue
        guard
          let wrong = ComponentTruth.isWrong(
            runs[place], labelled: component.classID, in: truth)
        else { continue }
        confidences.append(Double(means[place]))
        softMinimums.append(Double(soft[place]))
        isWrong.append(wrong)
        areas.append(component.area)
      }
    }
    return RankingReport(
      suspicions: areas.map { _ in 0 }, confidences: confidences, softMinimums: softMinimums,
      isWrong: isWrong, areas: areas)
  }

  private static func map(_ path: String) throws -> LabelMap {
    let image = try PNGFile.read(path)
    guard case .grey8(let ids) = image.content else { throw FileError.missing(path: path) }
    return LabelMap(width: image.width, height: image.height, ids: ids)
  }
}
