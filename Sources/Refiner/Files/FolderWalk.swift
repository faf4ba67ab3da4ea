/// Finds files in a folder tree.
internal enum FolderWalk {
  /// Relative paths of all files with one of the extensions, sorted, hidden names left out.
  ///
  /// Symbolic links are followed; a folder that was reached before is not walked again, so loops end.
  /// - Throws: `FileError` when the folder, or one inside it, cannot be listed.
  internal static func files(
    in root: String, extensions: [String]
  ) throws(FileError) -> [String] {
    guard let kind = FileSystem.kind(of: root) else { throw .missing(path: root) }
    guard case .folder(let identity) = kind else {
      throw .unreadable(path: root, reason: "it is not a folder; give the path of a folder")
    }
    var seen: Set<FileSystem.Identity> = [identity]
    var found: [String] = []
    var waiting = [""]
    while let folder = waiting.popLast() {
      for name in try FileSystem.names(inFolder: Path.join(root, folder.isEmpty ? "." : folder)) {
        let path = Path.join(folder, name)
        switch FileSystem.kind(of: Path.join(root, path)) {
        case .file where extensions.contains(Path.pathExtension(of: name)): found.append(path)
        case .folder(let identity) where seen.insert(identity).inserted: waiting.append(path)
        default: break
        }
      }
    }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
