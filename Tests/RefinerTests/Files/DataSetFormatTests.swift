import Labels
import Testing

@testable import Refiner

/// One test per data set of the second table of reference `seco-method.md` section 5.
@Suite struct DataSetFormatTests {
  @Test func cityscapesGroundTruthIsEitherKindOfIDs() throws {
    let fixture = try FormatFixture()
    try fixture.photos("leftImg8bit/train/jena/j_1_leftImg8bit.png")
    let stem = "gtFine/train/jena/j_1_gtFine"
    try fixture.ids([7, 26, 23, 4], to: "\(stem)_labelIds.png")
    let truth = try fixture.samples(images: "leftImg8bit", labels: "gtFine", truth: "gtFine")
    let reader = try LabelReader(truth, taxonomy: fixture.taxonomy, settings: RefinementSettings())
    #expect(try fixture.read(truth)[0].map.ids == [0, 13, 10, 255])
    #expect(try reader.truth(#require(truth[0].truth)).ids == [0, 13, 10, 255])
    try fixture.ids([0, 13, 10, 255], to: "\(stem)_labelTrainIds.png")
    try fixture.text("{}", to: "\(stem)_polygons.json")
    let both = try fixture.samples(images: "leftImg8bit", labels: "gtFine")
    #expect(both[0].label.hasSuffix("_labelTrainIds.png"))
    #expect(try fixture.read(both)[0].map.ids == [0, 13, 10, 255])
  }

  @Test func gta5HasCityscapesIDsInAPalette() throws {
    let fixture = try FormatFixture()
    try fixture.photos("images/00001.png")
    try fixture.ids([7, 34, 24, 33], palette: [1, 2, 3], to: "labels/00001.png")
    #expect(try fixture.only(.labelIDs) == [0, 255, 11, 18])
    try fixture.ids([0, 255, 11, 18], to: "converted/00001_labelTrainIds.png")
    #expect(try fixture.only(labels: "converted") == [0, 255, 11, 18])
  }

  @Test func synthiaHasClassesInTheFirstOfThreeWideChannels() throws {
    // Class, instance, and an unused channel per pixel.
    let samples = [3, 900, 0, 8, 1, 0, 0, 0, 0, 19, 65535, 7]
    let png = TestPNG(
      width: 2, height: 2, bitDepth: 16, colourType: 2, samples: samples
    ).bytes()
    for (taxonomy, ids) in [
      ("cityscapes-19", [0, 13, 255, 15]), ("synthia-16", [0, 12, 255, 13]),
    ] {
      let fixture = try FormatFixture(taxonomy: taxonomy)
      try fixture.photos("images/0000000.png")
      try fixture.sandbox.write(png, to: "labels/0000000.png")
      #expect(try fixture.only() == ids.map { UInt8($0) })
      #expect(try fixture.only(.synthia) == ids.map { UInt8($0) })
      #expect(throws: FileError.self) { try fixture.only(.labelIDs) }
    }
    let camvid = try FormatFixture.shipped("camvid-11")
    #expect(throws: FileError.self) {
      try LabelFile.decode(png, path: "a.png", taxonomy: camvid)
    }
  }

  @Test func synthiaClassesBeyond255AreNoClasses() throws {
    let png = TestPNG(
      width: 1, height: 1, bitDepth: 16, colourType: 2, samples: [259, 0, 0]
    ).bytes()
    let taxonomy = try FormatFixture.shipped("cityscapes-19")
    #expect(
      throws: FileError.unknownID(
        path: "a.png", id: 259, pixels: 1, at: Point(x: 0, y: 0), rule: "--label-ids synthia")
    ) { try LabelFile.decode(png, path: "a.png", taxonomy: taxonomy) }
  }

  @Test func bddHasMasksOfEitherName() throws {
    let fixture = try FormatFixture(taxonomy: "bdd-19")
    try fixture.sandbox.write(JPEGFixtures.colour, to: "images/10k/train/0a.jpg")
    try fixture.ids([0, 13, 18, 255], to: "masks/10k/train/0a.png")
    #expect(try fixture.read(fixture.samples(labels: "masks"))[0].map.ids == [0, 13, 18, 255])
    try fixture.ids([1, 13, 18, 255], to: "old/10k/train/0a_train_id.png")
    #expect(try fixture.read(fixture.samples(labels: "old"))[0].map.ids == [1, 13, 18, 255])
    // C-Driving's lists: `<weather>/<id>.jpg` beside `<weather>/<id>_train_id.png`.
    try fixture.sandbox.write(JPEGFixtures.colour, to: "rainy/0a.jpg")
    try fixture.ids([2, 13, 18, 255], to: "rainy/0a_train_id.png")
    try fixture.text("rainy/0a.jpg rainy/0a_train_id.png\n", to: "val.txt")
    #expect(try fixture.read(fixture.samples(list: "val.txt"))[0].map.ids == [2, 13, 18, 255])
  }

  @Test func mapillaryIsReadAsItselfOrAsCityscapes() throws {
    let own = try FormatFixture(taxonomy: "mapillary")
    try own.sandbox.write(JPEGFixtures.colour, to: "images/x.jpg")
    try own.ids([13, 55, 65, 0], palette: [1, 2, 3], to: "labels/x.png")
    #expect(try own.only() == [13, 55, 255, 0])
    #expect(try own.only(.mapillary) == [13, 55, 255, 0])
    let cityscapes = try FormatFixture()
    try cityscapes.sandbox.write(JPEGFixtures.colour, to: "images/x.jpg")
    try cityscapes.ids([13, 55, 65, 0], palette: [1, 2, 3], to: "labels/x.png")
    #expect(try cityscapes.only(.mapillary) == [0, 13, 255, 255])
  }

  @Test func ade20kEndoVisAndPotsdamHaveTaxonomiesOfTheirOwn() throws {
    let ade = try FormatFixture(taxonomy: "ade20k")
    try ade.photos("images/a.png")
    try ade.ids([0, 149, 255, 12], to: "labels/a.png")
    #expect(try ade.only() == [0, 149, 255, 12])
    // The annotation files count from one, and give themselves away by 150.
    try ade.ids([1, 150, 0, 13], to: "labels/a.png")
    #expect(throws: FileError.self) { try ade.only() }
    let endovis = try FormatFixture(taxonomy: "endovis")
    try endovis.photos("images/a.png")
    try endovis.ids([0, 1, 7, 255], to: "labels/a.png")
    #expect(try endovis.only() == [255, 1, 7, 255])
    let potsdam = try FormatFixture(taxonomy: "isprs-6")
    try potsdam.photos("images/a.png")
    let colours = [255, 255, 255, 0, 0, 255, 255, 255, 0, 0, 0, 0]
    let png = TestPNG(width: 2, height: 2, colourType: 2, samples: colours).bytes()
    try potsdam.sandbox.write(png, to: "labels/a.png")
    #expect(try potsdam.only() == [0, 1, 4, 255])
  }

  @Test func aColourOfTwoClassesIsRefused() throws {
    let ade = try FormatFixture(taxonomy: "ade20k")
    let png = TestPNG(width: 1, height: 1, colourType: 2, samples: [140, 140, 140]).bytes()
    let error = #expect(throws: FileError.self) {
      try LabelFile.decode(png, path: "a.png", taxonomy: ade.taxonomy)
    }
    #expect(error?.description.contains("road and skyscraper") == true)
  }
}
