internal import Labels

/// mmsegmentation's `img_dir` and `ann_dir`, with `dataset.py`, a config that its runner takes as `_base_`.
///
/// Ids are numbered without gaps, since mmsegmentation takes the place in `classes` for the id.
/// Source: mmsegmentation 1.x, `mmseg/datasets/basesegdataset.py`.
internal struct MMSegLayout: ExportLayout {
  private let taxonomy: Taxonomy
  private let split: String
  private let numbering: ClassNumbering
  private let palette: [RGB]
  private let photoSuffix: String

  internal init(_ run: Run, split: String) throws {
    taxonomy = run.taxonomy
    self.split = split
    numbering = try ClassNumbering(run.taxonomy, from: 0, void: 255, run: run.folder)
    palette = ClassNumbering.palette(run.taxonomy.classes.map(\.colour), from: 0)
    let images = try run.store.images()
    let suffixes = Set(images.map(ExportedImage.photoSuffix))
    guard suffixes.count <= 1 else {
      throw ExportError.unfit(
        folder: run.folder,
        reason: """
          mmsegmentation takes photos of one extension, here are \
          \(suffixes.sorted().joined(separator: ", ")); convert the photos and refine again
          """.sanitised)
    }
    photoSuffix = suffixes.first ?? ".png"
  }

  internal func parts(of image: ExportImage) throws -> ExportParts {
    // Its reader strips the lines of the list of images.
    guard image.name.first != " ", image.name.last != " " else {
      throw ExportError.unlistable(
        path: image.record.image,
        reason: "'\(image.name)' cannot be listed: it begins or ends with a blank; rename it")
    }
    let path = "ann_dir/\(split)/\(image.name).png"
    let bytes = try PNGFile.encode(numbering.numbers(of: image.map), palette: palette, path: path)
    return ExportParts(files: [ExportParts.File(path: path, bytes: bytes)])
  }

  internal func photoPath(_ name: String) -> String { "img_dir/\(split)/\(name)" }

  internal func beginIndex(in sink: any ExportSink) throws -> any ExportIndex {
    try sink.put(Array(config.utf8), at: "dataset.py")
    return NameList(path: "splits/\(split).txt", sink: sink)
  }

  /// The config: everything that is needed to read the label set.
  private var config: String {
    let names = taxonomy.classes.map { "        \(QuotedText.quoted($0.name))," }
    let colours = taxonomy.classes.map {
      "        [\($0.colour.red), \($0.colour.green), \($0.colour.blue)],"
    }
    return """
      # A dataset for mmsegmentation 1.x: _base_ = ["dataset.py"], then set data_root and a pipeline.
      metainfo = dict(
          classes=[
      \(names.joined(separator: "\n"))
          ],
          palette=[
      \(colours.joined(separator: "\n"))
          ],
      )
      dataset = dict(
          type="BaseSegDataset",
          data_root=".",
          metainfo=metainfo,
          data_prefix=dict(img_path="img_dir/\(split)", seg_map_path="ann_dir/\(split)"),
          ann_file="splits/\(split).txt",
          img_suffix=\(QuotedText.quoted(photoSuffix)),
          seg_map_suffix=".png",
          ignore_index=255,
          reduce_zero_label=False,
      )

      """
  }
}
