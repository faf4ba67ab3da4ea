import Foundation

/// Where themes, taxonomies and other files that come with Fleck are looked for.
enum DataFolders {
  /// The folders in order: `$FLECK_DATA`, beside the program, `PREFIX/share/fleck`, the source tree.
  static func all(
    environment: [String: String] = ProcessInfo.processInfo.environment,
    program: String = Bundle.main.executablePath ?? CommandLine.arguments[0]
  ) -> [String] {
    var folders: [String] = []
    if let data = environment["FLECK_DATA"], !data.isEmpty { folders.append(data) }
    let beside = URL(filePath: program).resolvingSymlinksInPath().deletingLastPathComponent()
    folders.append(beside.path)
    folders.append(beside.appending(path: "../share/fleck").standardizedFileURL.path)
    var ancestor = beside
    // A build lies in `.build/<triple>/<configuration>` of the source tree.
    for _ in 0..<4 {
      ancestor = ancestor.deletingLastPathComponent()
      folders.append(ancestor.path)
    }
    return folders
  }

  /// The first of `folders` that holds a file of this relative path; nil when none does.
  static func find(_ relative: String, in folders: [String]) -> String? {
    folders.map { "\($0)/\(relative)" }.first { FileManager.default.fileExists(atPath: $0) }
  }
}
