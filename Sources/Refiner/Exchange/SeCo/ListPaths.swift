internal import Foundation
internal import Labels

/// Paths of a list file, relative to the list's root.
internal struct ListPaths {
  /// The root, absolute.
  internal let root: String

  /// Takes the root that is given, or finds the nearest folder that holds all images and the export.
  /// - Throws: `FileError.missing` for an image that is gone: its line would be of no use.
  internal init(images: [String], export: String, root: String?) throws(FileError) {
    for image in images where FileSystem.kind(of: image) == nil { throw .missing(path: image) }
    self.root = root.map(Self.absolute) ?? Self.common(images: images, export: export)
  }

  /// A path below the root, as a list writes it.
  /// - Throws: `ExportError.unlistable` when it is not below, or holds blanks or control characters.
  internal func relative(_ path: String) throws(ExportError) -> String {
    let whole = Self.absolute(path)
    let start = root == "/" ? root : root + "/"
    guard whole.hasPrefix(start), whole != start else {
      throw .unlistable(
        path: path,
        reason: "does not lie below \(root); give a --root that holds the images and the export")
    }
    let relative = String(whole.dropFirst(start.count))
    guard !relative.unicodeScalars.contains(where: { $0.isControl || $0 == " " }) else {
      throw .unlistable(
        path: path,
        reason: "'\(relative)' holds a blank, which list files cannot represent; rename it")
    }
    return relative
  }

  /// A path from the file system's top, without `.`, `..` and empty parts; links are not followed.
  internal static func absolute(_ path: String) -> String {
    let whole =
      path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    var parts: [Substring] = []
    for part in whole.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  private static func common(images: [String], export: String) -> String {
    var common = absolute(export).split(separator: "/")
    for image in images {
      let parts = absolute(image).split(separator: "/").dropLast()
      let shared = zip(common, parts).prefix { $0 == $1 }.count
      common = Array(common.prefix(shared))
    }
    return "/" + common.joined(separator: "/")
  }
}
