import Labels
import Refiner

/// One picture of an image in a report: its photo, its map before or after the decisions.
struct ReportPicture {
  /// `photo`, `before` or `after`; also the name of its file.
  let name: String
  /// Its size, pixels.
  let size: Size<ImageSpace>
  /// The bytes of its file.
  let png: [UInt8]

  /// The names that pictures have.
  static let names = ["photo", "before", "after"]

  /// The pictures of an image; without its photo when that cannot be read.
  ///
  /// palette: the classes' colours by id.
  /// - Throws: `FileError` when one cannot be made.
  static func all(
    of image: RunReader.Image, palette: [RGB]
  ) throws(FileError) -> [ReportPicture] {
    let panel = ReportPanel(of: image.record.size)
    var pictures: [(name: String, image: RGBImage)] = []
    if case .success(let photo) = image.photo {
      pictures.append(("photo", panel.image(of: photo)))
    }
    pictures.append(("before", panel.image(of: image.before, palette: palette)))
    pictures.append(("after", panel.image(of: image.after, palette: palette)))
    let outline = panel.outline(of: image.changedComponents)
    var result: [ReportPicture] = []
    for (name, picture) in pictures {
      var picture = picture
      panel.draw(outline, on: &picture)
      let png = try PNGFile.encode(drawing: picture, path: image.record.stem)
      result.append(ReportPicture(name: name, size: picture.size, png: png))
    }
    return result
  }
}
