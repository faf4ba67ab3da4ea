internal import Labels

/// CVAT's "Segmentation mask 1.1": `annotations.zip` of VOC's class and object masks.
///
/// CVAT goes by colours, knows no void (which becomes background) and at most 255 objects an image: a component of
/// a thing class is an object, all pixels of a stuff class are one; where that makes more, all pixels of a
/// thing class are one too. Source: CVAT's documentation, "Segmentation mask".
internal struct CVATLayout: ExportLayout {
  private static let most = 255
  private let taxonomy: Taxonomy
  private let numbering: ClassNumbering
  private let labels: VOCLabelMap
  private let objectPalette = (0..<256).map(ClassColours.voc)

  internal init(_ run: Run) throws(ExportError) {
    taxonomy = run.taxonomy
    numbering = try ClassNumbering(run.taxonomy, from: 1, void: 0, run: run.folder)
    labels = try VOCLabelMap(run, hasVoid: false)
  }

  internal func parts(of image: ExportImage) throws -> ExportParts {
    try VOCLabelMap.check(image)
    let classes = try PNGFile.encode(
      numbering.numbers(of: image.map), palette: labels.palette, path: image.name)
    let objects = try PNGFile.encode(
      objects(in: image.map), palette: objectPalette, path: image.name)
    return ExportParts(records: [classes, objects])
  }

  /// The number of each pixel's object, 0 for void.
  private func objects(in map: LabelMap) -> LabelMap {
    var found = MapSegments(map, taxonomy: taxonomy)
    if found.segments.count > Self.most { found = MapSegments(map) { _ in false } }
    var numbers = LabelMap(width: map.width, height: map.height, filledWith: ClassID(0))
    let width = map.width
    numbers.withMutableIDs { ids in
      found.forEachRun { y, columns, place in
        for x in columns { ids[y * width + x] = UInt8(place + 1) }
      }
    }
    return numbers
  }

  internal func beginIndex(in sink: any ExportSink) throws -> any ExportIndex {
    try CVATArchive(sink.begin("annotations.zip"), labelMap: labels.text)
  }
}

/// The archive, image by image.
private final class CVATArchive: ExportIndex {
  private var archive: ZipWriter
  private var names: [UInt8] = []

  init(_ stream: any ExportStream, labelMap: String) throws {
    archive = ZipWriter(stream)
    try archive.add("labelmap.txt", Array(labelMap.utf8))
  }

  func add(_ image: ExportedImage) throws {
    for (folder, bytes) in zip(["SegmentationClass", "SegmentationObject"], image.records) {
      try archive.add("\(folder)/\(image.name).png", bytes)
    }
    names.append(contentsOf: (image.name + "\n").utf8)
  }

  func finish() throws {
    try archive.add("ImageSets/Segmentation/default.txt", names)
    try archive.finish()
  }
}
