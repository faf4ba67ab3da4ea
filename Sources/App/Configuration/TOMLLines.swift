/// The lines of a TOML text in which keys and tables stand, by their dotted names.
///
/// It knows what people write: `[a.b]`, `key = value`, `a.b = value`, quoted keys. Other spellings have no
/// line, and errors about them name the key alone.
struct TOMLLines: Hashable, Sendable {
  /// Lines from 1.
  private(set) var lines: [String: Int] = [:]

  /// Finds the lines of a text.
  init(_ text: String) {
    var table = ""
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let line = line.drop { $0.isWhitespace }
      if line.hasPrefix("[") {
        table = Self.name(line.drop { $0 == "[" }.prefix { $0 != "]" })
        note(table, index + 1)
      } else if !line.hasPrefix("#"), let end = line.firstIndex(of: "=") {
        let key = Self.name(line[..<end])
        note(table.isEmpty ? key : "\(table).\(key)", index + 1)
      }
    }
  }

  /// Notes a name and the tables that it is in.
  private mutating func note(_ name: String, _ line: Int) {
    var name = name[...]
    while true {
      if lines[String(name)] == nil { lines[String(name)] = line }
      guard let dot = name.lastIndex(of: ".") else { return }
      name = name[..<dot]
    }
  }

  private static func name(_ text: Substring) -> String {
    text.filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
  }
}
