internal import Labels

/// Hugging Face's `imagefolder`: `<split>/metadata.jsonl` with `file_name` and `label_file_name`.
///
/// Ids are the run's own; `id2label.json` names them. A photo that is missing leaves its line out.
internal struct ImageFolderLayout: ExportLayout {
  private let taxonomy: Taxonomy
  private let palette: [RGB]
  private let split: String
  private let hasWeights: Bool

  internal init(_ run: Run, split: String, hasWeights: Bool) {
    taxonomy = run.taxonomy
    palette = run.palette
    self.split = split
    self.hasWeights = hasWeights
  }

  internal func parts(of image: ExportImage) throws -> ExportParts {
    let path = "\(split)/labels/\(image.name).png"
    let bytes = try PNGFile.encode(image.map, palette: palette, path: path)
    return ExportParts(files: [ExportParts.File(path: path, bytes: bytes)])
  }

  internal func photoPath(_ name: String) -> String { "\(split)/images/\(name)" }
  internal func weightPath(_ name: String) -> String { "\(split)/weights/\(name).png" }

  internal func beginIndex(in sink: any ExportSink) throws -> any ExportIndex {
    let names = taxonomy.classes.map { ("\($0.id)", OrderedJSON.text($0.name)) }
    try sink.put(OrderedJSON.object(names).bytes, at: "id2label.json")
    return MetadataLines(
      path: "\(split)/metadata.jsonl", hasWeights: hasWeights, sink: sink)
  }
}

/// `metadata.jsonl`: a line an image.
private final class MetadataLines: ExportIndex {
  private let path: String
  private let hasWeights: Bool
  private let sink: any ExportSink
  private var lines: [UInt8] = []

  init(path: String, hasWeights: Bool, sink: any ExportSink) {
    self.path = path
    self.hasWeights = hasWeights
    self.sink = sink
  }

  func add(_ image: ExportedImage) {
    guard image.hasPhoto == true else { return }
    var members: [(String, OrderedJSON)] = [
      ("file_name", .text("images/\(image.name)\(image.photoSuffix)")),
      ("label_file_name", .text("labels/\(image.name).png")),
    ]
    if hasWeights { members.append(("weight_file_name", .text("weights/\(image.name).png"))) }
    members.append(("stem", .text(image.record.stem)))
    lines.append(contentsOf: OrderedJSON.object(members).line)
    lines.append(UInt8(ascii: "\n"))
  }

  func finish() throws { try sink.put(lines, at: path) }
}
