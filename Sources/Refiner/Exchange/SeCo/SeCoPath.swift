internal import Labels

/// Where SeCo's scripts put the files of an image.
internal enum SeCoPath {
  /// The image's file name, with its extension: what the output JSON calls `name`.
  internal static func name(of image: ImageRecord) -> String { Path.name(of: image.image) }

  /// The image's path below the data set, with the extension of the image itself.
  internal static func relativeImage(_ image: ImageRecord) -> String {
    Path.join(Path.folder(of: image.stem), name(of: image))
  }

  /// The input JSON: the image's path below the data set (reference `seco-method.md` 3.3).
  internal static func input(of image: ImageRecord) -> String {
    Path.withoutExtension(relativeImage(image)) + ".json"
  }

  /// The converted JSON: `train/`, the name's part before the first underscore when it has one, and the
  /// name (reference `seco-method.md` 3.4).
  internal static func converted(of image: ImageRecord) -> String {
    let name = name(of: image)
    let file = Path.withoutExtension(name) + ".json"
    guard let underscore = name.firstIndex(of: "_"), underscore > name.startIndex else {
      return "train/" + file
    }
    return "train/\(name[..<underscore])/\(file)"
  }
}
