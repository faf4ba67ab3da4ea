public import Labels
private import TOMLKit

/// Reads and writes taxonomies as TOML.
///
/// `name`, `void` (ids read as void; -1 is 255), and one `[[class]]` per class: `id`, `name`, `letter`,
/// `colour` ("#804080"), `kind` ("stuff" or "thing"), `other_colours`.
public enum TaxonomyFile {
  /// Reads a taxonomy.
  /// - Throws: `FileError` when it cannot be read, is no TOML (then with the line), or is no taxonomy.
  public static func read(_ path: String) throws(FileError) -> Taxonomy {
    try decode(FileSystem.read(path, limit: 1 << 20), path: path)
  }

  /// Decodes a taxonomy that is already in memory; `path` is its name in errors.
  /// - Throws: As ``read(_:)``.
  public static func decode(_ bytes: [UInt8], path: String) throws(FileError) -> Taxonomy {
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
      try TaxonomyTable(root: root, path: path).taxonomy()
    }
  }

  /// The TOML of a taxonomy; reading it gives the same taxonomy.
  public static func text(of taxonomy: Taxonomy) -> String {
    let voids = taxonomy.voidIDs.sorted().map(String.init).joined(separator: ", ")
    var text = "name = \(quoted(taxonomy.name))\nvoid = [\(voids)]\n"
    for entry in taxonomy.classes {
      text += """

        [[class]]
        id = \(entry.id)
        name = \(quoted(entry.name))
        letter = \(quoted(String(entry.letter)))
        colour = "\(entry.colour.hexadecimal)"
        kind = "\(entry.kind.rawValue)"

        """
      if !entry.otherColours.isEmpty {
        let colours = entry.otherColours.map { "\"\($0.hexadecimal)\"" }.joined(separator: ", ")
        text += "other_colours = [\(colours)]\n"
      }
    }
    return text
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { result += "\\" }
      if scalar.isControl {
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
