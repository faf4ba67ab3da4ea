internal import Labels

/// COCO instances: `annotations/instances_<split>.json`.
///
/// Every component of a thing class is an annotation, and all pixels of a stuff class of an image are one. No
/// annotation is a crowd: a pseudo-label does not say where it holds several objects.
/// Source: cocodataset.org, "Data format".
internal struct COCOLayout: ExportLayout {
  private let facts: COCOFacts
  private let style: SegmentationStyle
  private let tolerance: Double

  internal init(_ facts: COCOFacts, style: SegmentationStyle, tolerance: Double) {
    self.facts = facts
    self.style = style
    self.tolerance = tolerance
  }

  internal var naming: ImageNaming { .flat }

  internal func parts(of image: ExportImage) throws -> ExportParts {
    let objects = MapSegments(image.map, taxonomy: facts.taxonomy)
    let pixels = segmentations(objects)
    let records = zip(objects.segments, pixels).map { segment, pixels in
      OrderedJSON.object([
        ("image_id", .integer(image.record.id.rawValue)),
        ("category_id", .integer(COCOFacts.category(segment.classID))),
        ("segmentation", pixels), ("area", .integer(segment.area)),
        ("bbox", .box(segment.bounds)), ("iscrowd", .integer(0)),
      ]).line
    }
    return ExportParts(records: records)
  }

  private func segmentations(_ objects: MapSegments) -> [OrderedJSON] {
    switch style {
    case .rle: return objects.encodings().map(OrderedJSON.segmentation)
    case .polygons:
      var tracer = OutlineTracer(objects.found)
      let outlines = tracer.outlines(of: objects.found)
      return objects.segments.map { segment in
        .list(segment.components.map { polygon(outlines[$0.rawValue]) })
      }
    }
  }

  /// x and y of each corner in turn.
  private func polygon(_ outline: ComponentOutline) -> OrderedJSON {
    .list(
      outline.simplified(tolerance: tolerance).flatMap {
        [OrderedJSON.integer(Int($0.x)), OrderedJSON.integer(Int($0.y))]
      })
  }

  internal func photoPath(_ name: String) -> String { "images/\(facts.split)/\(name)" }

  internal func beginIndex(in sink: any ExportSink) throws -> any ExportIndex {
    try COCOFile(
      sink.begin("annotations/instances_\(facts.split).json"), facts: facts, isNumbered: true)
  }
}
