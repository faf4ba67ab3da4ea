import Foundation
import Labels
import Refiner
import Testing

@testable import App

/// Every format of `fleck export`, as a user types it.
@Suite struct ExportFormatsTests {
  private static let formats: [(String, String)] = [
    ("png", "labels/street-00.png"),
    ("cityscapes", "gtFine/train/all/street-00_gtFine_labelTrainIds.png"),
    ("mmseg", "dataset.py"), ("coco", "annotations/instances_train.json"),
    ("coco-panoptic", "annotations/panoptic_train.json"),
    ("voc", "ImageSets/Segmentation/train.txt"), ("yolo", "labels/train/street-00.txt"),
    ("imagefolder", "train/metadata.jsonl"), ("fiftyone", "labels/street-00.png"),
    ("cvat", "annotations.zip"),
  ]

  @Test(arguments: formats)
  func everyFormatIsWrittenAndVerifies(format: String, file: String) throws {
    let folder = try TemporaryFolder()
    let fleck = try DemoRun.copy(into: folder)
    let out = folder.path + "/out"
    let made = try FleckProcess.run("export", fleck, "--to", out, "--format", format, "--weights")
    #expect(made.code == 0 && made.output.contains("2 maps"), "\(made.errors)")
    #expect(FileManager.default.fileExists(atPath: out + "/" + file))
    let verified = try FleckProcess.run("verify", fleck, out)
    #expect(verified.output.contains("all is well"), "\(verified.output)")
    let again = try FleckProcess.run("export", fleck, "--to", out, "--format", format)
    #expect(again.code != 0 && again.errors.contains("--overwrite"), "\(again.errors)")
    let over = try FleckProcess.run(
      "export", fleck, "--to", out, "--format", format, "--overwrite", "--only", "clean")
    #expect(over.code == 0 && over.output.contains("2 maps of 2 images"), "\(over.errors)")
    #expect(try FleckProcess.run("verify", fleck, out).code == 0)
  }

  @Test func aTaxonomyWithoutCityscapesIdsIsBadInput() throws {
    let folder = try TemporaryFolder()
    let data = try DemoRun.data()
    let run = folder.path + "/run"
    let taxonomy = folder.path + "/own.toml"
    let text = try String(
      contentsOfFile: FleckProcess.tree + "/taxonomies/cityscapes-19.toml", encoding: .utf8)
    try text.replacing("\"train\"", with: "\"tram\"").write(
      toFile: taxonomy, atomically: true, encoding: .utf8)
    let refined = try FleckProcess.run(
      "refine", "--images", data + "/images", "--labels", data + "/labels", "--taxonomy", taxonomy,
      "--out", run)
    try #require(refined.code == 0, "\(refined.errors)")
    let made = try FleckProcess.run(
      "export", run, "--to", folder.path + "/out", "--format", "cityscapes")
    #expect(made.code == 3 && made.errors.contains("(tram)"), "\(made.errors)")
    #expect(made.errors.split(separator: "\n").count == 1)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/out"))
  }

  @Test func photosThatAreGoneAreCounted() throws {
    let manifest = try JSONDecoder().decode(
      Manifest.self,
      from: Data(
        """
        {"format": "fleck-export", "formatVersion": 1, "tool": "t", "runID": "r",
        "configurationSHA256": "", "undecided": "keep", "photos": {"placed": 2, "missing": 1},
        "taxonomy": {"name": "t", "void": 255, "classes": []}, "images": 3, "components": 1,
        "verdicts": {}, "decisions": {}, "journal": {"rows": 4, "tip": ""},
        "pixels": {"total": 9, "labelled": 8, "changed": 7}, "coverage": 0.5, "files": {}}
        """.utf8))
    #expect(
      ExportReport.lines(manifest, images: 3, target: "out") == [
        "out: 3 maps, 7 pixels changed by 4 journal rows",
        "photos that are not there any more: 1 of 3; their maps were written",
      ])
  }

  static let badCalls: [([String], String)] = [
    (["--images", "copy"], "--images"), (["--format", "cvat", "--images", "link"], "--images"),
    (["--format", "imagefolder", "--images", "none"], "imagefolder"),
    (["--split", "val"], "--split"), (["--format", "voc", "--split", "a/b"], "plain name"),
    (["--format", "voc", "--segmentation", "rle"], "--segmentation"),
    (["--format", "coco", "--tolerance", "1"], "--tolerance"),
    (["--format", "yolo", "--tolerance", "-1"], "--tolerance"),
    (["--format", "yolo", "--tolerance", "nan"], "--tolerance"),
    (["--only", "some"], "--only"), (["--format", "seco-v2", "--weights"], "label maps"),
    (["--only", "clean", "--undecided", "suggestion"], "--undecided"),
  ]

  @Test(arguments: 0..<12)
  func optionsThatDoNotGoTogetherAreUsageErrors(index: Int) throws {
    let (arguments, word) = Self.badCalls[index]
    let result = try FleckProcess.run(arguments: ["export", "x", "--to", "y"] + arguments)
    #expect(result.code == 2 && result.errors.contains(word), "\(arguments): \(result.errors)")
  }
}
