internal import Foundation

/// The files below an export.
internal enum ExportedFiles {
  /// The names at its top.
  internal static let topLevel: Set<String> = [
    RunPath.labels, RunPath.journal, RunPath.manifest, RunPath.signature, ListExport.folder,
  ]

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
