import Foundation
import Labels

/// The names that can stand in a typed line.
struct LineVocabulary: Sendable {
  /// The run's classes.
  let taxonomy: Taxonomy
  /// The stems of the run's images.
  var imageStems: [String] = []
  /// The names of the filters that were saved.
  var filterNames: [String] = []
  /// The names of the themes.
  var themes: [String] = []
  /// What is in a folder, each folder's name with `/` behind it; empty when it cannot be read.
  var listFolder: @Sendable (_ path: String) -> [String] = Self.names

  /// The class of a name, in any case and with spaces as `-` or `_`; nil when there is none.
  func classID(named name: String) -> ClassID? {
    let wanted = Self.folded(name)
    return taxonomy.classes.first { Self.folded($0.name) == wanted }?.id
  }

  /// The names of all classes as they are typed where a space would end them.
  var classWords: [String] {
    taxonomy.classes.map { $0.name.replacing(" ", with: "-") }
  }

  /// Why a name is none of a class, and which are near; all of them where none is.
  ///
  /// names: the classes as they are typed.
  func noClass(called name: String, of names: [String]) -> String {
    let wanted = Self.folded(name)
    let near = names.filter { other in
      let other = Self.folded(other)
      return other.hasPrefix(wanted) || wanted.count > 1 && other.contains(wanted)
        || Spelling.distance(Array(wanted), Array(other)) <= (wanted.count > 4 ? 2 : 1)
    }
    let list = (near.isEmpty ? names : near).joined(separator: ", ")
    return "no class is called '\(name)'; "
      + (near.isEmpty ? "there are \(list)" : "did you mean \(list)?")
  }

  static func folded(_ name: String) -> String {
    String(name.lowercased().map { $0 == " " || $0 == "_" ? "-" : $0 })
  }

  @Sendable private static func names(in folder: String) -> [String] {
    let url = URL(filePath: folder, directoryHint: .isDirectory)
    let found = try? FileManager.default.contentsOfDirectory(
      at: url, includingPropertiesForKeys: [.isDirectoryKey])
    return (found ?? []).map { url in
      let isFolder = (try? url.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory
      return url.lastPathComponent + (isFolder == true ? "/" : "")
    }
  }
}
