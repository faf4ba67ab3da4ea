import Foundation
import Labels
import Testing

@testable import Refiner

@Suite struct LabelSetFusionTests {
  private let sandbox: FileSandbox
  private let taxonomy: Taxonomy
  private let palette = [RGB](repeating: RGB(1, 2, 3), count: 256)

  init() throws {
    sandbox = try FileSandbox()
    taxonomy = try testTaxonomy(["road", "car", "sky"])
  }

  private func write(_ rows: [[UInt8]], to name: String) throws {
    try FileSystem.makeFolder(Path.folder(of: sandbox(name)))
    try PNGFile.write(SeCoFixture.map(rows), palette: palette, to: sandbox(name))
  }

  private func fuse(
    _ sets: [String] = ["a", "b"], confidences: [String] = [], rule: FusionRule = .agree
  ) throws -> FusionAgreement {
    try LabelSetFusion(
      sets: sets.map { sandbox($0) }, confidences: confidences.map { sandbox($0) }, rule: rule,
      taxonomy: taxonomy
    ).write(to: sandbox("out/fused"))
  }

  private func map(_ name: String) throws -> LabelMap {
    try LabelFile.read(sandbox("out/fused/" + name), taxonomy: taxonomy)
  }

  @Test func filesOfOneStemAreFusedWhateverTheirSuffix() throws {
    try write([[0, 1], [2, 255]], to: "a/jena/x_leftImg8bit.png")
    try write([[0, 2], [2, 2]], to: "b/jena/x_pred.png")
    try write([[1, 1]], to: "a/y.png")
    try write([[1, 0]], to: "b/y.png")
    let agreement = try fuse()
    #expect(try map("jena/x.png") == SeCoFixture.map([[0, 255], [2, 255]]))
    #expect(try map("y.png") == SeCoFixture.map([[1, 255]]))
    #expect(agreement.totalPixels == 6 && agreement.classes.map(\.kept) == [1, 1, 1])
  }

  /// 13 and 26 are the car's trainId and labelId, 0 and 7 the road's.
  @Test func setsOfOtherIDsVoteByClass() throws {
    try write([[0, 1, 2]], to: "a/x.png")
    try write([[0, 13, 0]], to: "b/x_gtFine_labelTrainIds.png")
    try write([[7, 26, 23]], to: "c/x_gtFine_labelIds.png")
    var fusion = LabelSetFusion(
      sets: ["a", "b", "c"].map { sandbox($0) }, rule: .agree, taxonomy: taxonomy)
    fusion.labelIDs = [.train, .train19, .auto]
    _ = try fusion.write(to: sandbox("out/fused"))
    #expect(try map("x.png") == SeCoFixture.map([[0, 1, 255]]))
  }

  @Test func aSmallerMapOfTheSameShapeIsScaledUp() throws {
    try write([[0, 0, 1, 1], [0, 2, 1, 1]], to: "a/x.png")
    try write([[0, 1]], to: "b/x.png")
    _ = try fuse(["b", "a"])
    #expect(try map("x.png") == SeCoFixture.map([[0, 0, 1, 1], [0, 255, 1, 1]]))
  }

  @Test func aMapOfAnotherShapeIsNamed() throws {
    try write([[0, 0], [1, 1]], to: "a/x.png")
    try write([[0, 1, 1]], to: "b/x.png")
    #expect { try fuse() } throws: { error in
      guard case ExportError.file(.sizeMismatch(let path, _, _, _)) = error else { return false }
      return path == sandbox("b/x.png") || path == sandbox("a/x.png")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: sandbox("out")).isEmpty)
  }

  @Test(arguments: [["a", "b"], ["b", "a"]])
  func aSetThatLacksAnImageIsNamed(sets: [String]) throws {
    try write([[0]], to: "a/x.png")
    try write([[0]], to: "b/x.png")
    try write([[0]], to: "b/more.png")
    #expect { try fuse(sets) } throws: { error in
      error as? ExportError
        == .file(
          .missingPartners(path: sandbox("a"), role: .label, stems: ["more"], count: 1))
    }
  }

  @Test func confidencesDecide() throws {
    try write([[0, 0, 255]], to: "a/x.png")
    try write([[1, 1, 1]], to: "b/x.png")
    for (name, bytes) in [("ca", [200, 10, 255]), ("cb", [100, 20, 0])] as [(String, [UInt8])] {
      try FileSystem.makeFolder(sandbox(name))
      try PNGFile.writeGrey(width: 3, height: 1, bytes: bytes, to: sandbox(name + "/x_conf.png"))
    }
    _ = try fuse(confidences: ["ca", "cb"], rule: .confidence)
    #expect(try map("x.png") == SeCoFixture.map([[0, 1, 1]]))
  }

  @Test func aFolderWithFilesIsLeftAlone() throws {
    try write([[0]], to: "a/x.png")
    try write([[0]], to: "b/x.png")
    try write([[1]], to: "out/fused/mine.png")
    #expect(throws: ExportError.occupied(folder: sandbox("out/fused"))) { try fuse() }
    #expect(try map("mine.png") == SeCoFixture.map([[1]]))
  }
}
