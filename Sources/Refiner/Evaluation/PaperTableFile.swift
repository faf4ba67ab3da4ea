private import TOMLKit

/// Reads tables of the seed paper from TOML.
///
/// `number`, `title`, and one `[[part]]` per group of equal columns: `title`, `columns`, `classes` (whether
/// the columns are classes), `summary` (the name of the column of means), and one `[[part.row]]` per method:
/// `name`, `group`, `base`, `values`, `mean`, `change`, in per cent.
public enum PaperTableFile {
  /// Reads a table.
  /// - Throws: `FileError` when it cannot be read, is no TOML (then with the line), or is no such table.
  public static func read(_ path: String) throws(FileError) -> PaperTable {
    try decode(FileSystem.read(path, limit: 1 << 20), path: path)
  }

  /// Decodes a table that is already in memory; `path` is its name in errors.
  /// - Throws: As ``read(_:)``.
  public static func decode(_ bytes: [UInt8], path: String) throws(FileError) -> PaperTable {
    // TOMLKit hands a C string on: a NUL would end it.
    guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
      throw .badText(path: path, reason: "not UTF-8 text; save it as UTF-8")
    }
    let root: TOMLTable
    do {
      root = try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      throw .badLine(path: path, line: error.source.begin.line, reason: error.description)
    } catch {
      throw .badText(path: path, reason: "not TOML: \(error)")
    }
    return try withExtendedLifetime(root) { () throws(FileError) in
      try PaperTableReader(path: path).table(root)
    }
  }
}
