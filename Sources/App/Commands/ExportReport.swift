import Refiner

/// What `fleck export` says of a label set.
enum ExportReport {
  /// The lines.
  ///
  /// images: number of images of the run.
  static func lines(_ manifest: Manifest, images: Int, target: String) -> [String] {
    let maps = "\(manifest.images) \(manifest.images == 1 ? "map" : "maps")"
    let pixels = manifest.pixels
    let only = manifest.options?.only ?? .all
    var lines: [String] = []
    if only == .all {
      lines.append(
        """
        \(target): \(maps), \(pixels.changed) pixels changed by \(manifest.journal.rows) journal \
        rows
        """)
    } else {
      lines.append(
        "\(target): \(maps) of \(images) images, \(pixels.labelled) of \(pixels.total) pixels labelled"
      )
    }
    if let photos = manifest.photos, photos.missing > 0 {
      lines.append(
        """
        photos that are not there any more: \(photos.missing) of \(photos.missing + photos.placed); \
        their maps were written
        """)
    }
    return lines
  }
}
