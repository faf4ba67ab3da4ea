internal import Labels

/// Pascal VOC: `SegmentationClass/*.png`, `JPEGImages`, `ImageSets/Segmentation/<split>.txt`.
///
/// An index is the line of its class in `labelmap.txt`: 0 background, which no pixel has, the classes from 1 on, 255
/// void. Each index has a colour of its own, since some readers go by the colour.
internal struct VOCLayout: ExportLayout {
  private let split: String
  private let numbering: ClassNumbering
  private let labels: VOCLabelMap

  internal init(_ run: Run, split: String) throws(ExportError) {
    self.split = split
    numbering = try ClassNumbering(run.taxonomy, from: 1, void: 255, run: run.folder)
    labels = try VOCLabelMap(run, hasVoid: true)
  }

  internal var naming: ImageNaming { .flat }

  internal func parts(of image: ExportImage) throws -> ExportParts {
    try VOCLabelMap.check(image)
    let path = "SegmentationClass/\(image.name).png"
    let bytes = try PNGFile.encode(
      numbering.numbers(of: image.map), palette: labels.palette, path: path)
    return ExportParts(files: [ExportParts.File(path: path, bytes: bytes)])
  }

  internal func photoPath(_ name: String) -> String { "JPEGImages/" + name }

  internal func beginIndex(in sink: any ExportSink) throws -> any ExportIndex {
    try sink.put(Array(labels.text.utf8), at: "labelmap.txt")
    return NameList(path: "ImageSets/Segmentation/\(split).txt", sink: sink)
  }
}
