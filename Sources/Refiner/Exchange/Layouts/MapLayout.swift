internal import Labels

/// Palette PNGs with the run's own ids: `labels/<stem>.png`.
internal struct MapLayout: ExportLayout {
  /// One colour per id.
  internal let palette: [RGB]

  internal func parts(of image: ExportImage) throws -> ExportParts {
    let path = RunPath.label(stem: image.name)
    let bytes = try PNGFile.encode(image.map, palette: palette, path: path)
    return ExportParts(files: [ExportParts.File(path: path, bytes: bytes)])
  }
}
