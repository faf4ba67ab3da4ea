/// Reads the list files of SeCo and UniMatch, `image label` per line with one space between, and CBST's,
/// `image<tab>label`, whose paths may hold spaces and whose third column (soft labels) is passed over.
public enum ListFile {
  /// The longest list that is read, in bytes: a million lines of 256.
  private static let maximumBytes = 1 << 28

  /// Reads a list file; blank lines are skipped, lines may end with CR LF.
  /// - Throws: `FileError` that names the line when it is not two paths, or a path is absolute, climbs
  ///   out of the list's folder, or holds control characters.
  /// - Complexity: O(length).
  public static func read(_ path: String) throws(FileError) -> [ListEntry] {
    try decode(FileSystem.read(path, limit: maximumBytes), path: path)
  }

  /// Decodes a list file that is already in memory; `path` is its name in errors.
  /// - Throws: As ``read(_:)``.
  /// - Complexity: O(length).
  public static func decode(_ bytes: [UInt8], path: String) throws(FileError) -> [ListEntry] {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let content = bytes.starts(with: mark) ? bytes.dropFirst(3) : bytes[...]
    var entries: [ListEntry] = []
    var line = 0
    for var text in content.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      line += 1
      if text.last == UInt8(ascii: "\r") { text = text.dropLast() }
      if text.allSatisfy({ $0 == 32 || $0 == 9 }) { continue }
      entries.append(try entry(text, line: line, path: path))
    }
    return entries
  }

  private static func entry(
    _ text: ArraySlice<UInt8>, line: Int, path: String
  ) throws(FileError) -> ListEntry {
    let isTabbed = text.contains(9)
    let fields = text.split(separator: isTabbed ? 9 : 32, omittingEmptySubsequences: false)
    guard fields.count == 2 || (isTabbed && fields.count == 3),
      fields.allSatisfy({ !$0.isEmpty })
    else {
      throw .badLine(
        path: path, line: line,
        reason: "expected an image and a label with one space or tab between, found "
          + "\(fields.count) \(fields.count == 1 ? "path" : "parts"); paths that hold spaces need a tab"
      )
    }
    return ListEntry(
      image: try checked(fields[0], line: line, path: path),
      label: try checked(fields[1], line: line, path: path), line: line)
  }

  private static func checked(
    _ bytes: ArraySlice<UInt8>, line: Int, path: String
  ) throws(FileError) -> String {
    guard let text = String(validating: bytes, as: UTF8.self),
      !text.unicodeScalars.contains(where: { $0.value < 32 || (127..<160).contains($0.value) })
    else {
      throw .badLine(
        path: path, line: line, reason: "not plain UTF-8 text; save the list as UTF-8")
    }
    guard !text.hasPrefix("/") else {
      throw .badLine(
        path: path, line: line,
        reason: "'\(text)' is absolute; write it relative to the list's folder")
    }
    guard !climbsOut(text) else {
      throw .badLine(
        path: path, line: line,
        reason: "'\(text)' leaves the list's folder; move the list to the data set's root")
    }
    return text
  }

  private static func climbsOut(_ path: String) -> Bool {
    var depth = 0
    for part in path.split(separator: "/") where part != "." {
      depth += part == ".." ? -1 : 1
      if depth < 0 { return true }
    }
    return depth == 0
  }
}
