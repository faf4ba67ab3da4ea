internal import Labels

/// What the images of a run are called in an export.
internal enum ImageNaming {
  /// By their stems, folders and all.
  case folders
  /// Without folders: by the last part of the stem, or when two images share one, by the whole stem with
  /// `_` for `/`.
  case flat
  /// `city/name`, as Cityscapes has it: the stem's last folder or, when it has none, what comes before the first
  /// `_`; `all` when there is no `_` either.
  case cities

  /// The names of all images of a run, by their keys.
  /// - Throws: `ExportError.unfit` when two images would have one name.
  /// - Complexity: O(images).
  internal func names(of images: [ImageRecord]) throws(ExportError) -> [ImageID: String] {
    var names: [ImageID: String] = [:]
    let last = Set(images.map { Path.name(of: $0.stem) })
    for image in images {
      names[image.id] =
        switch self {
        case .folders: image.stem
        case .flat:
          last.count == images.count
            ? Path.name(of: image.stem) : String(image.stem.map { $0 == "/" ? "_" : $0 })
        case .cities: Self.city(of: image.stem) + "/" + Path.name(of: image.stem)
        }
    }
    var owners: [String: ImageRecord] = [:]
    for image in images {
      guard let name = names[image.id], let other = owners.updateValue(image, forKey: name) else {
        continue
      }
      throw .unfit(
        folder: image.image,
        reason: "would be named '\(name)' here, as would \(other.image); rename one".sanitised)
    }
    return names
  }

  private static func city(of stem: String) -> String {
    let folder = Path.folder(of: stem)
    if folder != "." { return Path.name(of: folder) }
    guard let end = stem.firstIndex(of: "_"), end != stem.startIndex else { return "all" }
    return String(stem[..<end])
  }
}
