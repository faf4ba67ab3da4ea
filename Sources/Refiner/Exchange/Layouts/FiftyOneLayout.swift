internal import Labels

/// FiftyOne's `ImageSegmentationDirectory`: `data/` and `labels/` with grey masks.
///
/// FiftyOne takes 0 for background and does not draw it, so void is 0 and the classes are numbered from 1 on;
/// `mask_targets.json` names them.
internal struct FiftyOneLayout: ExportLayout {
  private let taxonomy: Taxonomy
  private let numbering: ClassNumbering

  internal init(_ run: Run) throws(ExportError) {
    taxonomy = run.taxonomy
    numbering = try ClassNumbering(run.taxonomy, from: 1, void: 0, run: run.folder)
  }

  internal func parts(of image: ExportImage) throws -> ExportParts {
    let path = "labels/\(image.name).png"
    let bytes = try PNGFile.encode(grey: numbering.numbers(of: image.map), path: path)
    return ExportParts(files: [ExportParts.File(path: path, bytes: bytes)])
  }

  internal func photoPath(_ name: String) -> String { "data/" + name }

  internal func beginIndex(in sink: any ExportSink) throws -> any ExportIndex {
    let names = taxonomy.classes.enumerated().map { ("\($0 + 1)", OrderedJSON.text($1.name)) }
    try sink.put(OrderedJSON.object(names).bytes, at: "mask_targets.json")
    return NoIndex()
  }
}
