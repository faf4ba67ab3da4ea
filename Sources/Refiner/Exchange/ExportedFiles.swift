internal import Foundation

/// The files below an export.
internal enum ExportedFiles {
  /// The names at the top of an export.
  internal static func topLevel(of manifest: Manifest) -> Set<String> {
    let names = manifest.files.keys.map { path in String(path.prefix { $0 != "/" }) }
    return Set(names).union([RunPath.labels, RunPath.manifest, RunPath.signature])
  }

  /// The paths of all files below a folder, relative to it, sorted; folders are left out.
  internal static func all(in folder: String) -> [String] {
    guard let walker = FileManager.default.enumerator(atPath: folder) else { return [] }
    var paths: [String] = []
    while let path = walker.nextObject() as? String {
      if case .folder? = FileSystem.kind(of: folder + "/" + path) { continue }
      paths.append(path)
    }
    return paths.sorted()
  }
}
