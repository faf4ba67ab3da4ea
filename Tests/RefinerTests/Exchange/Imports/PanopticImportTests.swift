import Foundation
import Labels
import Testing

@testable import Refiner

@Suite struct PanopticImportTests {
  private static func annotation(_ segments: String, file: String = "a.png") -> String {
    #"{"image_id": 1, "file_name": "\#(file)", "segments_info": [\#(segments)]}"#
  }

  private static let three = """
    {"id": 5, "category_id": 1}, {"category_id": 2, "id": 131330, "area": 3, "bbox": [0, 0, 1, 1]},
    {"id": 9, "category_id": 1}
    """
  private static let ids = [0, 5, 5, 131330, 131330, 131330, 5, 0, 0, 0, 5, 131330]
  private static let classes: [UInt8] = [255, 0, 0, 1, 1, 1, 0, 255, 255, 255, 0, 1]

  @Test func ourOwnExportComesBackPixelForPixel() throws {
    let fixture = SeCoFixture(taxonomy: try LayoutFixture.taxonomy())
    // More than 256 segments in one image, so that ids take two bytes.
    var map = LabelMap(width: 90, height: 40, filledWith: ClassID(0))
    for y in stride(from: 0, to: 40, by: 2) {
      for x in stride(from: 0, to: 90, by: 3) { map[x, y] = ClassID(UInt8(1 + (x + y) % 2)) }
    }
    let second = SeCoFixture.speckled(width: 20, height: 30, classes: 3, seed: 4)
    let run = try fixture.makeRun([
      SeCoFixture.Image(stem: "a", file: "a.jpg", map: map),
      SeCoFixture.Image(stem: "b", file: "b.jpg", map: second),
    ])
    var job = LabelSetExport(run: run, tool: "fleck test")
    job.options.format = .panoptic
    job.options.photos = .link
    job.undecided = .keep
    _ = try job.write(to: fixture.folder + "/coco")
    let summary = try LabelSetImport(taxonomy: fixture.taxonomy).panopticFile(
      fixture.folder + "/coco/annotations/panoptic_train.json", to: fixture.folder + "/back")
    #expect(summary.maps == 2 && summary.records > 600)
    #expect(
      try ImportFixture.maps(fixture.folder + "/back", fixture.taxonomy) == [
        "a.png": map, "b.png": second,
      ])
  }

  @Test func aPixelsSegmentHasThreeBytesAndZeroIsVoid() throws {
    let fixture = try ImportFixture()
    try fixture.writeSegments(Self.ids)
    let summary = try fixture.panoptic(ImportFixture.text(Self.annotation(Self.three)))
    #expect(try fixture.ids() == Self.classes)
    #expect(summary.maps == 1 && summary.records == 3 && summary.others == 0)
  }

  @Test func theMapsMayLieElsewhereAndImagesWithoutAnnotationAreVoid() throws {
    let fixture = try ImportFixture()
    try fixture.writeSegments(Self.ids, to: "elsewhere/sub/b.png")
    let images = ImportFixture.image + #", {"id": 2, "width": 1, "height": 1, "file_name": "c"}"#
    let summary = try fixture.panoptic(
      ImportFixture.text(images: images, Self.annotation(Self.three, file: "sub/b.png")),
      maps: fixture.sandbox("elsewhere"))
    #expect(try fixture.ids() == Self.classes)
    #expect(try fixture.ids("c.png") == [255] && summary.maps == 2)
  }

  @Test func segmentsOfOtherClassesBecomeVoidOnRequest() throws {
    var fixture = try ImportFixture()
    try fixture.writeSegments(Self.ids)
    let segments = Self.three.replacing(
      #""id": 5, "category_id": 1"#, with: #""id": 5, "category_id": 7"#)
    let text = ImportFixture.text(Self.annotation(segments))
    #expect { try fixture.panoptic(text) } throws: { "\($0)".contains("no class 'apple'") }
    fixture.labels.otherClasses = .void
    #expect(try fixture.panoptic(text).others == 1)
    #expect(try fixture.ids() == Self.classes.map { $0 == 0 ? 255 : $0 })
  }

  static let hostile: [(annotation: String, words: String)] = [
    (
      annotation(#"{"id": 5, "category_id": 1}"#),
      "image 'a': damaged: pixel 3,0 is of segment 131330"
    ),
    (annotation(three, file: "b.png"), "b.png: no such file"),
    (annotation(three, file: "../coco/a.png"), "image 'a': annotation 1: damaged: 'file_name'"),
    (annotation(three, file: "/etc/passwd"), "no relative path"),
    (annotation(three, file: "small.png"), "small.png: 2x1 pixels, but image 'a' has 4x3"),
    (annotation(three, file: "grey.png"), "image 'a': no PNG of 8-bit colours"),
    (annotation(three, file: "broken.png"), "broken.png: damaged"),
    (annotation(three + #", {"id": 5, "category_id": 2}"#), "two segments have the id 5"),
    (annotation(#"{"id": 0, "category_id": 1}"#), "the id 0"),
    (annotation(#"{"id": 16777216, "category_id": 1}"#), "the id 16777216"),
    (annotation(#"{"id": 5}"#), "'id' or 'category_id'"),
    (annotation(#"{"id": 5, "category_id": 8}"#), "none with the id 8"),
    (
      annotation(#"{"id": 5, "category_id": -1}"#), "annotation 1: 'category_id' is no whole number"
    ),
    (annotation(three) + ", " + annotation(three), "the image has 2 of them"),
    (#"{"image_id": 1, "segments_info": []}"#, "no 'file_name'"),
    (#"{"image_id": 1, "file_name": "a.png"}"#, "no 'segments_info'"),
    (#"{"image_id": 1, "file_name": "a.png", "segments_info": {}}"#, "no list where one should be"),
  ]

  @Test(arguments: hostile.indices)
  func hostileFilesAreRefusedAndLeaveNothing(index: Int) throws {
    let fixture = try ImportFixture()
    try fixture.writeSegments(Self.ids)
    try fixture.writeSegments([5, 5], width: 2, to: "coco/small.png")
    try PNGFile.writeGrey(
      width: 4, height: 3, bytes: Array(repeating: 5, count: 12),
      to: fixture.sandbox("coco/grey.png"))
    try fixture.sandbox.write([1, 2, 3], to: "coco/broken.png")
    let (annotation, words) = Self.hostile[index]
    #expect {
      try fixture.panoptic(ImportFixture.text(annotation))
    } throws: {
      let line = "\($0)"
      return line.contains(words) && line.hasPrefix(fixture.sandbox.path) && !line.contains("\n")
    }
    #expect(try fixture.sandbox.names() == ["coco", "coco.json"])
  }

  @Test(arguments: [("coco.json", 150), ("coco/a.png", 40)])
  func everyFlippedByteIsAnErrorOfOneLineOrHarmless(name: String, least: Int) throws {
    let fixture = try ImportFixture()
    try fixture.writeSegments(Self.ids)
    try fixture.sandbox.write(
      Array(ImportFixture.text(Self.annotation(Self.three)).utf8), to: "coco.json")
    let refused = try fixture.refusals(flipping: name, times: 300) {
      _ = try fixture.labels.panopticFile(fixture.file, to: fixture.sandbox("out"))
    }
    #expect(refused > least)
  }

  @Test func aFolderThatIsNotThereIsNamed() throws {
    let fixture = try ImportFixture()
    #expect {
      try fixture.panoptic(ImportFixture.text(Self.annotation(Self.three)))
    } throws: { "\($0)".hasPrefix(fixture.sandbox("coco: no such folder")) }
  }
}
