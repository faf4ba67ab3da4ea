/// The files of one folder tree, found by stem.
internal struct StemIndex {
  /// Relative paths by their path without extension.
  internal private(set) var exact: [String: String] = [:]
  private var short: [String: (rank: Int, path: String)] = [:]
  internal let folder: String
  internal let role: DatasetRole

  /// Walks a folder.
  /// - Throws: `FileError` when a folder cannot be listed, none holds a file of the role, or two files
  ///   have the same stem.
  internal init(folder: String, role: DatasetRole) throws(FileError) {
    self.folder = folder
    self.role = role
    for path in try FolderWalk.files(in: folder, extensions: role.extensions) {
      let stem = Path.withoutExtension(path)
      if Path.pathExtension(of: path) == "json" {
        // Other JSON lies beside labels too, such as Cityscapes' polygons. The picture that
        // Semantic-Segment-Anything draws beside its masks sorts behind them.
        guard stem.hasSuffix(SemanticMaskFile.suffix) else { continue }
      } else if exact[stem].map(Path.pathExtension) == "json" {
        continue
      }
      if let other = exact.updateValue(path, forKey: stem) {
        throw .duplicateStem(path: Path.join(folder, path), other: other, stem: stem)
      }
      let (key, rank) = role.strip(stem)
      if let known = short[key], known.rank <= rank { continue }
      short[key] = (rank, path)
    }
    if exact.isEmpty { throw .noSamples(path: folder, role: role) }
  }

  /// The paths of the best file of every stem.
  internal var files: [String] { short.values.map { Path.join(folder, $0.path) } }

  /// The file that belongs to an image, whose own stem is `exact` and stripped is `stem`.
  internal func path(exact name: String, stem: String) -> String? {
    // A folder of confidence maps often holds label maps of the bare stem too (ProDA).
    if role == .confidence, let found = short[stem] { return found.path }
    return exact[name] ?? exact[stem] ?? short[stem]?.path
  }
}
