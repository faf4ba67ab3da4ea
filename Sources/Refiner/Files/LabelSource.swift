/// Where label maps are found by stem: a folder, or one file that holds those of many images.
internal enum LabelSource {
  case folder(StemIndex)
  case predictions(SemanticPredictions, path: String)

  /// Opens a folder or a file.
  /// - Throws: `FileError` when it cannot be read, or is a file of another kind.
  internal init(_ path: String) throws(FileError) {
    guard case .file? = FileSystem.kind(of: path) else {
      self = .folder(try StemIndex(folder: path, role: .label))
      return
    }
    switch Path.pathExtension(of: path) {
    case "json":
      self = .predictions(try SemanticPredictions(path, limits: .standard), path: path)
    case "pkl", "pickle":
      throw .unsupported(
        path: path, reason: "a pickle, which runs code when it is read",
        remedy: "save one .npy or PNG per image and give their folder")
    default:
      throw .unsupported(
        path: path, reason: "a file", remedy: "give a folder, or a list file without --images")
    }
  }

  /// The label of an image as this source names it: a relative path, or the image's name in the file.
  internal func label(exact: String, stem: String) throws(FileError) -> String? {
    switch self {
    case .folder(let index): ListStems.partner(of: stem, exact: exact, in: index)
    case .predictions(let predictions, _): try predictions.image(of: stem)
    }
  }

  /// The path of the file that holds a label.
  internal func path(of label: String) -> String {
    switch self {
    case .folder(let index): Path.join(index.folder, label)
    case .predictions(_, let path): path
    }
  }

  /// Labels that belong to no image: neither taken nor of a taken one's stem.
  internal func orphans(labels: Set<String>, stems: Set<String>) -> [String] {
    switch self {
    case .folder(let index):
      let taken = stems.union(
        labels.map { DatasetRole.label.strip(Path.withoutExtension($0)).stem })
      return index.exact.keys.filter {
        !taken.contains($0) && !taken.contains(DatasetRole.label.strip($0).stem)
      }
    case .predictions(let predictions, _):
      return predictions.imageStems.filter { !labels.contains($0) }
    }
  }
}
