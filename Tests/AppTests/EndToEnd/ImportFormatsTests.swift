import Foundation
import Labels
import Refiner
import Testing

/// Label sets of other formats in, as a user types it.
@Suite struct ImportFormatsTests {
  private func run(_ arguments: [String]) throws -> FleckProcess.Result {
    let result = try FleckProcess.run(arguments: arguments)
    try #require(result.code == 0, "\(arguments): \(result.errors)")
    return result
  }

  private static let exports: [(format: String, options: [String], file: String)] = [
    ("coco", [], "instances_train.json"),
    ("coco", ["--segmentation", "polygons"], "instances_train.json"),
    ("coco-panoptic", [], "panoptic_train.json"),
  ]

  @Test(arguments: 0..<3)
  func whatIsExportedComesBackAsLabelsThatRefineTakes(index: Int) throws {
    let (format, options, file) = Self.exports[index]
    let folder = try TemporaryFolder()
    let fleck = try DemoRun.copy(into: folder)
    let out = folder.path + "/out"
    _ = try run(["export", fleck, "--to", out, "--format", format] + options)
    let imported = try run([
      "import", format, out + "/annotations/" + file, "--to", folder.path + "/png", "--taxonomy",
      "cityscapes-19",
    ])
    #expect(imported.output.contains("2 maps from"))
    let taxonomy = try Run.open(fleck, readOnly: true).taxonomy
    for name in ["street-00.png", "street-01.png"] {
      let mine = try LabelFile.read(folder.path + "/png/" + name, taxonomy: taxonomy)
      #expect(try mine == LabelFile.read(fleck + "/labels/" + name, taxonomy: taxonomy))
    }
    guard index == 0 else { return }
    let again = try run([
      "refine", "--images", try DemoRun.data() + "/images", "--labels", folder.path + "/png",
      "--taxonomy", "cityscapes-19", "--out", folder.path + "/again", "--json",
    ])
    #expect(again.output.contains("components"))
  }

  private static let polygons = """
    {"imgWidth": 4, "imgHeight": 2, "objects": [
     {"label": "road", "polygon": [[0, 0], [3, 0], [3, 1], [0, 1]]},
     {"label": "boat", "polygon": [[0, 0], [1, 0]]}]}
    """

  @Test func otherClassesAreNamedOrBecomeVoid() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path + "/in", withIntermediateDirectories: true)
    let file = folder.path + "/in/a_gtFine_polygons.json"
    try Self.polygons.write(toFile: file, atomically: true, encoding: .utf8)
    let out = folder.path + "/out"
    let arguments = [
      "import", "cityscapes-polygons", folder.path + "/in", "--to", out, "--taxonomy",
      "cityscapes-19",
    ]
    let refused = try FleckProcess.run(arguments: arguments)
    #expect(refused.code == 3 && refused.errors.contains("no class 'boat'"), "\(refused.errors)")
    #expect(refused.errors.split(separator: "\n").count == 1)
    #expect(!FileManager.default.fileExists(atPath: out))
    let made = try run(arguments + ["--others", "void"])
    #expect(made.output.contains("left void: 1 records of classes that the taxonomy lacks"))
    guard case .palette(let indices, _) = try PNGFile.read(out + "/a.png").content else {
      Issue.record("no palette")
      return
    }
    #expect(indices == [255, 255, 0, 0, 0, 0, 0, 0])
  }

  private static let badCalls: [([String], Int32, String)] = [
    (["coco", "nowhere.json"], 3, "nowhere.json"),
    (["coco-panoptic", "nowhere.json", "--maps", "elsewhere"], 3, "nowhere.json"),
    (["cityscapes-polygons", "nowhere"], 3, "nowhere"),
    (["coco", "x", "--by", "colour"], 2, "--by"),
    (["coco", "x", "--overlap", "up"], 2, "--overlap"),
    (["coco", "x", "--others", "some"], 2, "--others"),
    (["cityscapes-polygons", "x", "--by", "id"], 2, "--by"),
    (["coco", "x", "--maps", "y"], 2, "--maps"),
  ]

  @Test(arguments: 0..<8)
  func badCallsGiveOneClearErrorAndTheirExitCode(index: Int) throws {
    let (arguments, code, word) = Self.badCalls[index]
    let result = try FleckProcess.run(
      arguments: ["import"] + arguments + ["--to", "x", "--taxonomy", "cityscapes-19"])
    #expect(result.code == code && result.errors.contains(word), "\(result.code) \(result.errors)")
    if code == 3 { #expect(result.errors.split(separator: "\n").count == 1) }
  }
}
