internal import Labels

/// COCO panoptic: `annotations/panoptic_<split>.json` and a PNG an image whose pixels hold the id of their
/// segment, red + 256 green + 65536 blue; 0 is void.
///
/// Every component of a thing class is a segment, and all pixels of a stuff class are one, numbered from 1
/// on in raster order of their first pixels. Source: cocodataset.org, "Data format".
internal struct PanopticLayout: ExportLayout {
  /// The most segments that three bytes number.
  private static let most = 1 << 24 - 1
  private let facts: COCOFacts

  internal init(_ facts: COCOFacts) { self.facts = facts }

  internal var naming: ImageNaming { .flat }

  internal func parts(of image: ExportImage) throws -> ExportParts {
    let objects = MapSegments(image.map, taxonomy: facts.taxonomy)
    guard objects.segments.count <= Self.most else {
      throw ExportError.unfit(
        folder: image.record.image,
        reason:
          "has \(objects.segments.count) segments, the format takes \(Self.most); export another one"
      )
    }
    let segments = objects.segments.enumerated().map { place, segment in
      OrderedJSON.object([
        ("id", .integer(place + 1)), ("category_id", .integer(COCOFacts.category(segment.classID))),
        ("area", .integer(segment.area)), ("bbox", .box(segment.bounds)), ("iscrowd", .integer(0)),
      ])
    }
    let record = OrderedJSON.object([
      ("image_id", .integer(image.record.id.rawValue)), ("file_name", .text(image.name + ".png")),
      ("segments_info", .list(segments)),
    ])
    let path = "annotations/panoptic_\(facts.split)/\(image.name).png"
    let bytes = try PNGFile.encode(areas: Self.picture(of: objects), path: path)
    return ExportParts(
      files: [ExportParts.File(path: path, bytes: bytes)], records: [record.line])
  }

  private static func picture(of objects: MapSegments) -> RGBImage {
    let size = objects.found.size
    var bytes = [UInt8](repeating: 0, count: size.area * 3)
    objects.forEachRun { y, columns, place in
      let id = place + 1
      let (red, green, blue) = (UInt8(id & 255), UInt8(id >> 8 & 255), UInt8(id >> 16 & 255))
      for x in columns {
        let start = (y * size.width + x) * 3
        bytes[start] = red
        bytes[start + 1] = green
        bytes[start + 2] = blue
      }
    }
    return RGBImage(width: size.width, height: size.height, bytes: bytes)
  }

  internal func photoPath(_ name: String) -> String { "images/\(facts.split)/\(name)" }

  internal func beginIndex(in sink: any ExportSink) throws -> any ExportIndex {
    try COCOFile(
      sink.begin("annotations/panoptic_\(facts.split).json"), facts: facts, isNumbered: false)
  }
}
