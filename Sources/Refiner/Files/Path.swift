/// Paths as text, as the user wrote them.
internal enum Path {
  /// Everything before the last slash; `.` when there is none.
  internal static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Everything behind the last slash.
  internal static func name(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return String(path[path.utf8.index(after: slash)...])
  }

  /// A path inside a folder; the folder `.` adds nothing.
  internal static func join(_ folder: String, _ path: String) -> String {
    if folder == "." || folder.isEmpty { return path }
    return folder.hasSuffix("/") ? folder + path : folder + "/" + path
  }

  /// The extension in lower case, without the dot; empty when the name has none.
  internal static func pathExtension(of path: String) -> String {
    writtenExtension(of: path).lowercased()
  }

  /// The path without its extension.
  internal static func withoutExtension(_ path: String) -> String {
    let length = writtenExtension(of: path).utf8.count
    return length == 0 ? path : String(path.utf8.dropLast(length + 1)) ?? path
  }

  private static func writtenExtension(of path: String) -> Substring {
    let name = name(of: path)
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex else {
      return ""
    }
    return name[name.utf8.index(after: dot)...]
  }
}
