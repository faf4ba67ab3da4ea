import FoundationEssentials
import Labels
import Refiner
import Testing

/// The real dusk sequence, when the shared data lies beside the checkout or where `FLECK_SHARED` says.
@Suite struct DuskEvaluationTests {
  static let folder =
    (ProcessInfo.processInfo.environment["FLECK_SHARED"] ?? "../shared") + "/data/camvid-dusk"
  static let isPresent = FileManager.default.fileExists(atPath: folder + "/list.txt")

  /// Expected: the data set's read-me file, three decimals.
  @Test(
    .enabled(if: DuskEvaluationTests.isPresent, "shared data not found"),
    arguments: [("pseudo", 0.397, 0.842, 0.600), ("argmax", 0.301, 0.705, 1.000)])
  func reproducesThePrintedScores(
    labels: String, mean: Double, accuracy: Double, coverage: Double
  ) throws {
    var matrix = ConfusionMatrix(
      taxonomy: try testTaxonomy((0..<11).map { "class \($0)" }))
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder + "/truth")
    for name in names {
      matrix.add(
        prediction: try map("\(Self.folder)/\(labels)/\(name)"),
        truth: try map("\(Self.folder)/truth/\(name)"))
    }
    #expect(abs(matrix.meanIntersectionOverUnion - mean) < 0.0005)
    #expect(abs(matrix.accuracy - accuracy) < 0.0005)
    #expect(abs(matrix.coverage - coverage) < 0.0005)
  }

  private func map(_ path: String) throws -> LabelMap {
    let image = try PNGFile.read(path)
    guard case .grey8(let ids) = image.content else { throw FileError.missing(path: path) }
    return LabelMap(width: image.width, height: image.height, ids: ids)
  }
}
