/// The stems of a list's images, and how files of other folders are found by them.
internal struct ListStems {
  /// One stem per image: its path without extension, and without the first folder when all share it.
  internal let stems: [String]

  internal init(_ images: [String]) {
    let paths = images.map { Path.withoutExtension(Self.normalised($0)) }
    let first = paths.first.flatMap(Self.split)?.folder
    let isShared = first != nil && paths.allSatisfy { Self.split($0)?.folder == first }
    stems = isShared ? paths.map { Self.split($0)?.rest ?? $0 } : paths
  }

  /// A relative path without `.`, `..` and empty parts; it must not climb out.
  private static func normalised(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }

  private static func split(_ path: String) -> (folder: String, rest: String)? {
    guard let slash = path.utf8.firstIndex(of: UInt8(ascii: "/")) else { return nil }
    return (String(path[..<slash]), String(path[path.utf8.index(after: slash)...]))
  }

  /// The file of an index whose stem is an end of the image's: a list's folders need not be the index's.
  internal static func partner(of stem: String, exact: String, in index: StemIndex) -> String? {
    if let path = index.path(exact: exact, stem: stem) { return path }
    guard let shorter = split(stem)?.rest, let shorterExact = split(exact)?.rest else { return nil }
    return partner(of: shorter, exact: shorterExact, in: index)
  }
}
