internal import Labels

/// Ultralytics YOLO's segmentation: `labels/<split>/*.txt`, a component a line, and `data.yaml`.
///
/// A line has the class, numbered without gaps, and the corners of the outline as shares of width and
/// height; holes are joined to it by slits. Source: Ultralytics' "Instance Segmentation Datasets Overview".
internal struct YOLOLayout: ExportLayout {
  private let taxonomy: Taxonomy
  private let numbering: ClassNumbering
  private let split: String
  private let tolerance: Double

  internal init(_ run: Run, split: String, tolerance: Double) throws(ExportError) {
    taxonomy = run.taxonomy
    numbering = try ClassNumbering(run.taxonomy, from: 0, void: 255, run: run.folder)
    self.split = split
    self.tolerance = tolerance
  }

  internal var naming: ImageNaming { .flat }

  internal func parts(of image: ExportImage) throws -> ExportParts {
    let found = ConnectedComponents(image.map)
    var tracer = OutlineTracer(found)
    var lines: [UInt8] = []
    for (component, outline) in zip(found.components, tracer.outlines(of: found)) {
      let number = numbering.table[Int(component.classID.rawValue)]
      lines.append(contentsOf: "\(number)".utf8)
      for corner in outline.simplified(tolerance: tolerance) {
        lines.append(UInt8(ascii: " "))
        Self.append(Int(corner.x), of: found.size.width, to: &lines)
        lines.append(UInt8(ascii: " "))
        Self.append(Int(corner.y), of: found.size.height, to: &lines)
      }
      lines.append(UInt8(ascii: "\n"))
    }
    let path = "labels/\(split)/\(image.name).txt"
    return ExportParts(files: [ExportParts.File(path: path, bytes: lines)])
  }

  internal func photoPath(_ name: String) -> String { "images/\(split)/\(name)" }

  internal func beginIndex(in sink: any ExportSink) throws -> any ExportIndex {
    let names = taxonomy.classes.enumerated().map { "  \($0): \(QuotedText.quoted($1.name))\n" }
    let text = """
      # Paths are relative to this file. Set 'val' to a split of its own before you train.
      train: images/\(split)
      val: images/\(split)
      names:
      \(names.joined())
      """
    try sink.put(Array(text.utf8), at: "data.yaml")
    return NoIndex()
  }

  /// Writes a share of a side with six decimals, rounded half up: right to a thousandth of a pixel up to sides of
  /// 2,000.
  private static func append(_ number: Int, of side: Int, to line: inout [UInt8]) {
    let millionths = (2_000_000 * number + side) / (2 * side)
    let decimals = "\(millionths % 1_000_000)"
    line.append(contentsOf: "\(millionths / 1_000_000).".utf8)
    line.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: 6 - decimals.utf8.count))
    line.append(contentsOf: decimals.utf8)
  }
}
