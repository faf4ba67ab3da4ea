internal import Labels

/// One of COCO's JSON files, written annotation by annotation, one a line.
///
/// The images come last: only then is it known which there are.
internal final class COCOFile: ExportIndex {
  private let stream: any ExportStream
  private let isNumbered: Bool
  private var annotations = 0
  private var images: [UInt8] = []

  /// Begins a file.
  ///
  /// isNumbered: whether annotations get ids, from 1 on.
  internal init(_ stream: any ExportStream, facts: COCOFacts, isNumbered: Bool) throws {
    self.stream = stream
    self.isNumbered = isNumbered
    try stream.append(facts.head)
  }

  internal func add(_ image: ExportedImage) throws {
    var lines: [UInt8] = []
    for record in image.records {
      lines.append(contentsOf: (annotations == 0 ? "\n" : ",\n").utf8)
      annotations += 1
      if isNumbered {
        lines.append(contentsOf: "{\"id\": \(annotations), ".utf8)
        lines.append(contentsOf: record.dropFirst())
      } else {
        lines.append(contentsOf: record)
      }
    }
    try stream.append(lines)
    images.append(contentsOf: (images.isEmpty ? "\n" : ",\n").utf8)
    images.append(
      contentsOf: OrderedJSON.object([
        ("id", .integer(image.record.id.rawValue)),
        ("width", .integer(image.record.size.width)),
        ("height", .integer(image.record.size.height)),
        ("file_name", .text(image.name + image.photoSuffix)),
      ]).line)
  }

  internal func finish() throws {
    try stream.append(Array("\n],\n\"images\": [".utf8) + images + Array("\n]}\n".utf8))
    try stream.finish()
  }
}
