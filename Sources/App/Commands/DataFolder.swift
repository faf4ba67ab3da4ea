import Foundation
import Labels
import Refiner

/// Where the program's themes and taxonomies lie.
///
/// Looked for in `$FLECK_DATA`, beside the program, in `PREFIX/share/fleck`, and in the source tree
/// that the program was built in.
struct DataFolder {
  /// The folders to look in, in order.
  let candidates: [String]

  /// The folders of this process.
  static var standard: DataFolder {
    let program = ProcessInfo.processInfo.arguments.first ?? "fleck"
    let folder = URL(fileURLWithPath: Self.resolved(program)).deletingLastPathComponent()
    var candidates: [String] = []
    if let path = ProcessInfo.processInfo.environment["FLECK_DATA"] { candidates.append(path) }
    candidates.append(folder.path)
    candidates.append(folder.deletingLastPathComponent().appendingPathComponent("share/fleck").path)
    // .build/release/fleck: the source tree is two or three folders up.
    var tree = folder
    for _ in 0..<4 {
      tree.deleteLastPathComponent()
      candidates.append(tree.path)
    }
    return DataFolder(candidates: candidates)
  }

  private static func resolved(_ program: String) -> String {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? program
  }

  /// The path of a file below one of the folders; nil when none has it.
  func path(_ relative: String) -> String? {
    candidates.map { $0 + "/" + relative }.first { FileManager.default.fileExists(atPath: $0) }
  }

  /// The names of the TOML files in a subfolder, without their suffix, sorted.
  func names(in subfolder: String) -> [String] {
    guard let folder = path(subfolder),
      let files = try? FileManager.default.contentsOfDirectory(atPath: folder)
    else { return [] }
    return files.filter { $0.hasSuffix(".toml") }.map { String($0.dropLast(5)) }.sorted()
  }

  /// Reads a taxonomy by its name, or from a user's file by its path.
  /// - Throws: `Failure` for a name that does not exist, `FileError` for a file that is no taxonomy.
  func taxonomy(_ name: String) throws -> Taxonomy {
    if name.hasSuffix(".toml") || name.contains("/") { return try TaxonomyFile.read(name) }
    guard let path = path("taxonomies/\(name).toml") else {
      let known = names(in: "taxonomies").joined(separator: ", ")
      throw Failure(
        .input,
        known.isEmpty
          ? "Fleck's taxonomies are not found; set FLECK_DATA to the folder that holds taxonomies/"
          : "no taxonomy '\(name)'; known are \(known), or give the path of a .toml file")
    }
    return try TaxonomyFile.read(path)
  }
}
