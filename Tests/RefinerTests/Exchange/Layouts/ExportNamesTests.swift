import Foundation
import Labels
import Testing

@testable import Refiner

@Suite struct ExportNamesTests {
  private func names(_ naming: ImageNaming, _ stems: [String]) throws -> [String] {
    let images = stems.enumerated().map { number, stem in
      ImageRecord(
        id: ImageID(number + 1), stem: stem, image: "photos/\(stem).png", label: "l",
        size: Size(width: 1, height: 1))
    }
    let names = try naming.names(of: images)
    return images.compactMap { names[$0.id] }
  }

  @Test func flatNamesAreTheLastPartsWhenThoseDiffer() throws {
    #expect(try names(.flat, ["a/x/1", "b/2", "3"]) == ["1", "2", "3"])
    #expect(try names(.flat, ["a/x/1", "b/1", "3"]) == ["a_x_1", "b_1", "3"])
    #expect(try names(.folders, ["a/x/1", "b/1"]) == ["a/x/1", "b/1"])
  }

  @Test func aCityIsTheLastFolderOrTheNamesBeginning() throws {
    #expect(
      try names(.cities, ["val/ulm/ulm_1", "bern_000_001", "street-00", "_x"])
        == ["ulm/ulm_1", "bern/bern_000_001", "all/street-00", "all/_x"])
  }

  @Test func namesThatFlatteningMakesEqualAreRefused() throws {
    let error = #expect(throws: ExportError.self) {
      try names(.flat, ["a_b/c", "a/b_c", "x/c"])
    }
    #expect(
      error?.description
        == "photos/a/b_c.png: would be named 'a_b_c' here, as would photos/a_b/c.png; rename one")
    #expect(throws: ExportError.self) { try names(.cities, ["train/ulm/1", "val/ulm/1"]) }
  }

  @Test(arguments: [LabelSetFormat.voc, .yolo, .coco, .panoptic])
  func anExportWithSuchNamesLeavesNothing(format: LabelSetFormat) throws {
    let fixture = try LayoutFixture(stems: ["a_b/c/x", "a/b_c/x"])
    #expect(throws: ExportError.self) { try fixture.export(format) }
    #expect(!FileManager.default.fileExists(atPath: fixture.path("out")))
    try fixture.export(.fiftyOne)
  }

  @Test func namesThatListsCannotHoldAreRefused() throws {
    let fixture = try LayoutFixture(stems: ["#1", "2"])
    for format in [LabelSetFormat.voc, .cvat] {
      let error = #expect(throws: ExportError.self) { try fixture.export(format) }
      #expect(error?.description.contains("'#1' cannot be listed") == true)
    }
    let blank = try LayoutFixture(stems: ["1 ", "2"])
    for format in [LabelSetFormat.voc, .mmseg] {
      let error = #expect(throws: ExportError.self) { try blank.export(format) }
      #expect(error?.description.contains("'1 ' cannot be listed") == true)
    }
    let named = try LayoutFixture(taxonomy: LayoutFixture.taxonomy(["road", "a:b", "car"]))
    #expect {
      try named.export(.voc)
    } throws: { "\($0)".contains("'a:b' cannot stand in labelmap.txt") }
  }

  @Test func photosOfTwoKindsDoNotGoWithMmseg() throws {
    let fixture = try LayoutFixture()
    let record = try fixture.run.store.image(ImageID(2))
    #expect(ExportedImage.photoSuffix(of: record) == ".jpg")
    let base = SeCoFixture(taxonomy: try LayoutFixture.taxonomy())
    let run = try base.makeRun(
      ["a.png", "b.jpg"].map {
        SeCoFixture.Image(stem: String($0.prefix(1)), file: $0, map: LayoutFixture.second)
      }, judgement: LayoutFixture.judgement)
    var job = LabelSetExport(run: run, tool: "t")
    job.options.format = .mmseg
    let error = #expect(throws: ExportError.self) { try job.write(to: base.folder + "/out") }
    #expect(error?.description.contains(".jpg, .png") == true)
  }

  @Test func coloursThatTwoClassesShareAreParted() throws {
    let classes = ["a", "b", "c", "d"].enumerated().map { place, name in
      TaxonomyClass(
        id: ClassID(UInt8(place)), name: name, letter: "x",
        colour: [RGB(0, 0, 0), RGB(128, 0, 0), RGB(7, 7, 7), RGB(7, 7, 7)][place], kind: .stuff)
    }
    let taxonomy = try Taxonomy(name: "t", classes: classes)
    // Black is background's; VOC's first free colours are the third and fourth of its map.
    #expect(
      ClassColours.distinct(taxonomy, reserved: [RGB(0, 0, 0)])
        == [RGB(0, 128, 0), RGB(128, 0, 0), RGB(7, 7, 7), RGB(128, 128, 0)])
    #expect(ClassColours.voc(255) == RGB(224, 224, 192) && ClassColours.voc(8) == RGB(64, 0, 0))
  }

  @Test func classesWithoutANumberAreRefused() throws {
    let many = try SeCoFixture(classes: 255).taxonomy
    #expect(throws: ExportError.self) {
      try ClassNumbering(many, from: 1, void: 255, run: "run")
    }
    let table = try ClassNumbering(many, from: 0, void: 255, run: "run").table
    #expect(table[254] == 254 && table[255] == 255)
    #expect(try ClassNumbering(many, from: 1, void: 0, run: "run").table[254] == 255)
  }

  @Test(arguments: [
    ("train", true), ("val_2.b-c", true), ("", false), ("a/b", false), ("..", false), ("-x", false),
    ("a b", false), ("é", false),
  ])
  func splitsHavePlainNames(name: String, isSplit: Bool) {
    #expect(LabelSetOptions.isSplit(name) == isSplit)
  }
}
