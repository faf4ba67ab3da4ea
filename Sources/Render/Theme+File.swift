import FoundationEssentials

extension Theme {
  /// No theme is longer; a file that is, is something else.
  private static let maximumBytes = 1 << 20

  /// Reads a theme file (TOML, see `themes/standard.toml`).
  /// - Throws: `ThemeError`, which names the file, the line or role, and what is wrong.
  public static func load(_ path: String) throws(ThemeError) -> Theme {
    try Theme(text: read(path), path: path)
  }

  /// Reads a theme from TOML text; `path` is what errors call it.
  /// - Throws: `ThemeError`.
  public init(text: String, path: String) throws(ThemeError) {
    var reader = try ThemeReader(text: text, path: path)
    self = try reader.theme()
  }

  private static func read(_ path: String) throws(ThemeError) -> String {
    let manager = FileManager.default
    let bytes: Data
    do {
      // Looked at before it is opened, so that a pipe or a huge file is not read.
      let attributes = try manager.attributesOfItem(atPath: resolved(path))
      guard attributes[.type] as? FileAttributeType == .typeRegular,
        let size = attributes[.size] as? Int64 ?? (attributes[.size] as? Int).map(Int64.init)
          ?? (attributes[.size] as? UInt64).map(Int64.init),
        size <= maximumBytes
      else {
        throw ThemeError.unreadable(path: path, reason: "not a regular file of at most 1 MiB")
      }
      bytes = try Data(contentsOf: URL(filePath: path))
    } catch let error as ThemeError {
      throw error
    } catch {
      throw .unreadable(path: path, reason: "missing, or not permitted")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .unreadable(path: path, reason: "not UTF-8")
    }
    return text
  }

  private static func resolved(_ path: String) -> String {
    URL(filePath: path).resolvingSymlinksInPath().path
  }
}
