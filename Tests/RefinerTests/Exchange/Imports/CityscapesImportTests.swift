import Foundation
import Labels
import Testing

@testable import Refiner

@Suite struct CityscapesImportTests {
  private static func text(_ objects: String..., height: String = "3") -> String {
    """
    {"imgHeight": \(height), "imgWidth": 4, "objects": [\(objects.joined(separator: ", "))],
     "comment": {"a": [[]]}}
    """
  }

  private static func object(_ label: String, _ polygon: String, _ more: String = "") -> String {
    #"{"label": "\#(label)", "polygon": \#(polygon)\#(more)}"#
  }

  private static let whole = "[[0, 0], [3, 0], [3, 2], [0, 2]]"
  private static let corner = "[[0, 0], [1, 0], [1, 1], [0, 1.9]]"

  private static func ids(_ outside: UInt8, _ inside: UInt8) -> [UInt8] {
    [inside, inside, outside, outside, inside, inside, outside, outside]
      + [UInt8](
        repeating: outside, count: 4)
  }

  /// Every label of cityscapesScripts twice, drawn by its `json2labelImg`.
  @Test func theTrainIdsAreThoseOfCityscapesScripts() throws {
    let sandbox = try FileSandbox()
    let folder = Golden.folder("imports")
    let taxonomy = try FormatFixture.shipped("cityscapes-19")
    let summary = try LabelSetImport(taxonomy: taxonomy).cityscapesPolygons(
      in: folder, to: sandbox("out"))
    let expected = try PNGFile.read(folder + "/street_gtFine_labelTrainIds.png")
    let found = try LabelFile.read(sandbox("out/street.png"), taxonomy: taxonomy)
    #expect(expected.content == .grey8(found.ids))
    #expect(summary.maps == 1 && summary.records > 60 && summary.others == 0)
    #expect(Set(found.ids).count > 15)
  }

  @Test func objectsLieInTheirOrderAndDeletedOnesAreLeftOut() throws {
    let fixture = try ImportFixture()
    let summary = try fixture.polygons(
      Self.text(
        Self.object("road", Self.whole), Self.object("car", Self.corner),
        Self.object("person", Self.whole, #", "deleted": 1"#),
        Self.object("?", "[]", #", "deleted": true"#)))
    #expect(try fixture.ids("ulm/ulm_1.png") == Self.ids(0, 2))
    #expect(summary.maps == 1 && summary.records == 2)
  }

  @Test(
    arguments: [
      ("cargroup", 2), ("persongroup", 1), ("static", 255), ("polegroup", 255),
      ("license plate", 0), ("Car", 2),
    ] as [(String, UInt8)])
  func labelsMeanWhatCityscapesScriptsTakesThemFor(label: String, id: UInt8) throws {
    let fixture = try ImportFixture()
    let summary = try fixture.polygons(
      Self.text(Self.object("road", Self.whole), Self.object(label, Self.corner)))
    #expect(try fixture.ids("ulm/ulm_1.png") == Self.ids(0, id))
    #expect(summary.others == 0)
  }

  @Test func aClassOfTheTaxonomyComesBeforeWhatCityscapesIgnores() throws {
    let taxonomy = try LayoutFixture.taxonomy(["road", "polegroup", "license plate"])
    let labels = CityscapesLabels(taxonomy)
    #expect(labels.meaning(of: "polegroup") == .classID(ClassID(1)))
    #expect(labels.meaning(of: "license plate") == .classID(ClassID(2)))
    #expect(labels.meaning(of: "group") == nil && labels.meaning(of: "pole") == nil)
  }

  @Test func otherLabelsBecomeVoidOnRequest() throws {
    var fixture = try ImportFixture()
    let text = Self.text(
      Self.object("road", Self.whole), Self.object("bus", Self.corner),
      Self.object("train", "[[3, 2], [3, 2]]"), Self.object("bus", "[[3, 2], [3, 2]]"))
    #expect {
      try fixture.polygons(text)
    } throws: {
      "\($0)".contains("polygons.json: taxonomy three has no class 'bus', 'train'; ")
    }
    fixture.labels.otherClasses = .void
    #expect(try fixture.polygons(text).others == 3)
    #expect(try fixture.ids("ulm/ulm_1.png").dropLast() == Self.ids(0, 255).dropLast())
  }

  @Test func fineAndCoarsePolygonsOfOneImageAreRefused() throws {
    let fixture = try ImportFixture()
    try fixture.sandbox.write(Array(Self.text().utf8), to: "in/ulm/ulm_1_gtCoarse_polygons.json")
    #expect {
      try fixture.polygons(Self.text())
    } throws: {
      "\($0)".contains("ulm_1_gtFine_polygons.json: belongs to sample 'ulm/ulm_1', and so does")
    }
    #expect(try fixture.sandbox.names() == ["in"])
  }

  static let hostile: [(text: String, words: String)] = [
    ("", "no object"), ("[]", "no object"), ("{", "broken JSON"), ("{}", "width and height"),
    (text() + "x", "behind the end"), (#"{"imgWidth": 4, "imgHeight": 3}"#, "no 'objects'"),
    (text(height: "0"), "1 or more"), (text(height: "-3"), "'imgHeight' has a value of"),
    (text(height: "9223372036854775807"), "claims 4x9223372036854775807"),
    (text(height: "67108865"), "more than the limit"),
    (text(object("road", "[[0, 0]]")), "object 1: a polygon of 1 corners"),
    (text(object("road", whole), object("road", "[[0, NaN], [1, 1]]")), "object 2: corner 1"),
    (text(object("road", "[[0, 0], [1e999, 1]]")), "object 1: a polygon has a corner at inf"),
    (text(object("road", "[[0, 0], [1, -67108865]]")), "has a corner at -67108865"),
    (text(object("road", "[[0, 0], [1]]")), "corner 2 is no [x, y]"),
    (text(object("road", "[0, 0, 1, 1]")), "corner 1 is no [x, y]"),
    (text(object("road", String(repeating: "[", count: 200_000))), "corner 1 is no [x, y]"),
    (text(#"{"label": "road"}"#), "object 1: no 'polygon'"),
    (text(#"{"polygon": []}"#), "object 1: no 'label'"),
    (text(object("road", whole, #", "deleted": 2"#)), "object 1: 'deleted' has a value"),
    (
      text(object("road", "[[0, 0]\(String(repeating: ", [1, 1]", count: 65536))]")),
      "65536 are enough"
    ),
    (text("7"), "object 1: no object"), ("\u{FEFF}{}", "no object"),
  ]

  @Test(arguments: hostile.indices)
  func hostileFilesAreRefusedAndLeaveNothing(index: Int) throws {
    let fixture = try ImportFixture()
    let (text, words) = Self.hostile[index]
    #expect {
      try fixture.polygons(text)
    } throws: {
      let line = "\($0)"
      return line.contains(words) && line.contains("/in/ulm/ulm_1_gtFine_polygons.json: ")
        && !line.contains("\n")
    }
    #expect(try fixture.sandbox.names() == ["in"])
  }

  @Test func everyFlippedByteIsAnErrorOfOneLineOrHarmless() throws {
    let fixture = try ImportFixture()
    let text = Self.text(Self.object("road", Self.whole), Self.object("car", Self.corner))
    let name = "in/ulm/ulm_1_gtFine_polygons.json"
    try fixture.sandbox.write(Array(text.utf8), to: name)
    let refused = try fixture.refusals(flipping: name, times: 300) {
      _ = try fixture.labels.cityscapesPolygons(
        in: fixture.sandbox("in"), to: fixture.sandbox("out"))
    }
    #expect(refused > 100)
  }

  @Test func aFolderWithoutPolygonsIsRefused() throws {
    let fixture = try ImportFixture()
    try fixture.sandbox.write(Array("{}".utf8), to: "in/ulm_gtBbox3d.json")
    #expect {
      try fixture.labels.cityscapesPolygons(in: fixture.sandbox("in"), to: fixture.sandbox("out"))
    } throws: { "\($0)".contains("/in: holds no file of polygons") }
  }
}
