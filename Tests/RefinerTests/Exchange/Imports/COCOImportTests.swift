import Foundation
import Labels
import Testing

@testable import Refiner

@Suite struct COCOImportTests {
  private static let whole = "[[0, 0, 4, 0, 4, 3, 0, 3]]"
  /// Columns 1 and 2, rows 0 and 1.
  private static let square = #"{"size": [3, 4], "counts": [3, 2, 1, 2, 4]}"#

  private static func ids(_ outside: UInt8, _ inside: UInt8) -> [UInt8] {
    [outside, inside, inside, outside, outside, inside, inside, outside]
      + [UInt8](
        repeating: outside, count: 4)
  }

  @Test(arguments: SegmentationStyle.allCases)
  func ourOwnExportComesBackPixelForPixel(style: SegmentationStyle) throws {
    let fixture = SeCoFixture(taxonomy: try LayoutFixture.taxonomy())
    let images = (0..<5).map { number in
      SeCoFixture.Image(
        stem: "city/image-\(number)", file: "city/image-\(number).png",
        map: SeCoFixture.speckled(
          width: 47, height: 31 + number, classes: 3, seed: UInt64(number)))
    }
    var job = LabelSetExport(run: try fixture.makeRun(images), tool: "fleck test")
    job.options.format = .coco
    job.options.photos = .link
    job.options.segmentation = style
    job.undecided = .keep
    _ = try job.write(to: fixture.folder + "/coco")
    let labels = LabelSetImport(taxonomy: fixture.taxonomy)
    let out = fixture.folder + "/back"
    let summary = try labels.cocoFile(
      fixture.folder + "/coco/annotations/instances_train.json", to: out)
    #expect(summary.maps == 5 && summary.records > 50 && summary.others == 0)
    let found = try ImportFixture.maps(out, fixture.taxonomy)
    #expect(found.count == 5)
    for (number, image) in images.enumerated() {
      #expect(found["image-\(number).png"] == image.map)
    }
  }

  @Test func theSmallerAnnotationIsOnTop() throws {
    let fixture = try ImportFixture()
    let summary = try fixture.coco(
      ImportFixture.text(
        ImportFixture.annotation(2, Self.square), ImportFixture.annotation(1, Self.whole)))
    #expect(try fixture.ids() == Self.ids(0, 1))
    #expect(summary.maps == 1 && summary.records == 2)
  }

  @Test func theLaterAnnotationIsOnTopWhenTheOrderSaysSo() throws {
    var fixture = try ImportFixture()
    fixture.labels.overlap = .order
    try fixture.coco(
      ImportFixture.text(
        ImportFixture.annotation(2, Self.square), ImportFixture.annotation(1, Self.whole)))
    #expect(try fixture.ids() == Array(repeating: 0, count: 12))
  }

  @Test(arguments: AnnotationOrder.allCases)
  func crowdsAreBelowAllOthers(order: AnnotationOrder) throws {
    var fixture = try ImportFixture()
    fixture.labels.overlap = order
    let crowd = ImportFixture.annotation(2, Self.square, #", "iscrowd": 1"#)
    try fixture.coco(ImportFixture.text(ImportFixture.annotation(1, Self.whole), crowd))
    #expect(try fixture.ids() == Array(repeating: 0, count: 12))
  }

  @Test func bothFormsOfRunLengthsAndSeveralPolygonsAreRead() throws {
    let fixture = try ImportFixture()
    let size = Size<ImageSpace>(width: 4, height: 3)
    let text = try RunLengthEncoding(size: size, counts: [3, 2, 1, 2, 4]).compressed
    let corners = "[[0, 0, 1, 0, 1, 3, 0, 3], [3.0, 0, 4e0, 0, 4, 3, 3, 3]]"
    try fixture.coco(
      ImportFixture.text(
        ImportFixture.annotation(2, #"{"size": [3, 4], "counts": "\#(text)"}"#),
        ImportFixture.annotation(1, corners)))
    #expect(try fixture.ids() == [0, 1, 1, 0, 0, 1, 1, 0, 0, 255, 255, 0])
  }

  @Test func imagesKeepTheirFoldersAndThoseWithoutAnnotationsAreVoid() throws {
    let fixture = try ImportFixture()
    let images = """
      {"id": "x", "width": 2, "height": 1, "file_name": "train/ulm/b.c.png"},
      {"width": 1, "height": 2, "id": 9, "file_name": "d.jpeg", "license": 3}
      """
    let box = "[[0, 0, 1, 0, 1, 1, 0, 1]]"
    let annotation = #"{"segmentation": \#(box), "category_id": 2, "image_id": "x"}"#
    let summary = try fixture.coco(ImportFixture.text(images: images, annotation))
    #expect(summary.maps == 2 && summary.records == 1)
    #expect(try fixture.ids("train/ulm/b.c.png") == [1, 255])
    #expect(try fixture.ids("d.png") == [255, 255])
  }

  /// Annotations of an image lie anywhere in the file, before or behind the list of images.
  @Test(arguments: [true, false])
  func annotationsThatLieApartComeTogether(isLast: Bool) throws {
    var fixture = try ImportFixture()
    fixture.labels.workers = 3
    let images = (0..<20).map {
      #"{"id": \#($0), "width": 3, "height": 1, "file_name": "\#($0).png"}"#
    }
    let annotations = (0..<60).map { number in
      let (image, column) = (number % 20, number / 20)
      return """
        {"id": \(number), "image_id": \(image), "category_id": \(1 + (image + column) % 2),
         "segmentation": {"size": [1, 3], "counts": [\(column), 1, \(2 - column)]}}
        """
    }
    let lists = [
      #""images": [\#(images.joined(separator: ","))]"#,
      #""annotations": [\#(annotations.joined(separator: ","))]"#,
      #""categories": [\#(ImportFixture.categories)]"#,
    ]
    let text = "{" + (isLast ? lists.reversed() : lists).joined(separator: ",\n") + "}"
    #expect(try fixture.coco(text).records == 60)
    for image in 0..<20 {
      let expected = (0..<3).map { UInt8((image + $0) % 2) }
      #expect(try fixture.ids("\(image).png") == expected)
    }
  }

  @Test func categoriesCanBeTheTaxonomysIds() throws {
    var fixture = try ImportFixture()
    fixture.labels.matching = .id
    try fixture.coco(
      ImportFixture.text(
        ImportFixture.annotation(2, Self.whole), ImportFixture.annotation(255, Self.square)))
    #expect(try fixture.ids() == Self.ids(2, 255))
  }

  @Test func otherClassesBecomeVoidOnRequest() throws {
    var fixture = try ImportFixture()
    let text = ImportFixture.text(
      ImportFixture.annotation(1, Self.whole), ImportFixture.annotation(7, Self.square))
    #expect {
      try fixture.coco(text)
    } throws: {
      "\($0)".hasPrefix("\(fixture.file): taxonomy three has no class 'apple'; ")
    }
    fixture.labels.otherClasses = .void
    let summary = try fixture.coco(text)
    #expect(summary.others == 1 && summary.records == 2)
    #expect(try fixture.ids() == Self.ids(0, 255))
  }

  @Test(
    arguments: [
      ("traffic_light", 0), ("Traffic-Light", 0), ("traffic  light ", 0), ("trafficlight", nil),
      ("WALL", nil), ("wall", 1), ("Wall", 2), ("", nil), ("?", nil), ("été", 3), ("ÉTÉ", 3),
    ] as [(String, UInt8?)])
  func namesAreAlikeWhateverStandsBetweenTheirWords(name: String, id: UInt8?) throws {
    let names = ["traffic light", "wall", "Wall", "Été", "..."]
    let taxonomy = try Taxonomy(
      name: "t",
      classes: names.enumerated().map { place, name in
        TaxonomyClass(
          id: ClassID(UInt8(place)), name: name, letter: "x", colour: RGB(0, 0, 0), kind: .stuff)
      })
    #expect(ClassLookup(taxonomy).classID(named: name)?.rawValue == id)
  }
}
