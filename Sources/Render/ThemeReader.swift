import Labels
import TOMLKit

/// Turns the text of a theme file into a theme; strict, so that a misspelt role is found.
struct ThemeReader {
  private let path: String
  private let text: String
  private let root: TOMLTable

  init(text: String, path: String) throws(ThemeError) {
    self.text = text
    self.path = path
    do {
      root = try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      throw .syntax(path: path, line: error.source.begin.line, reason: error.description)
    } catch {
      throw .syntax(path: path, line: 1, reason: "\(error)")
    }
  }

  mutating func theme() throws(ThemeError) -> Theme {
    try check(
      root, section: nil,
      knows: ["name", "maximum_depth", "class_contrast", "void", "unknown", "roles", "classes"])
    guard let name = root["name"]?.string, !name.isEmpty,
      !name.unicodeScalars.contains(where: { $0.value < 32 || $0.value == 127 })
    else { throw bad("name", nil, "a name in quotes") }
    return Theme(
      name: name, maximumDepth: try depth(), roles: try roles(), classColours: try classes(),
      voidColour: try root["void"].map { value throws(ThemeError) in try colour(value, "void", nil)
      }
        ?? Theme.builtIn.voidColour,
      unknownColour: try root["unknown"].map { value throws(ThemeError) in
        try colour(value, "unknown", nil)
      } ?? Theme.builtIn.unknownColour,
      classContrast: try contrast())
  }

  private func depth() throws(ThemeError) -> ColourDepth {
    guard let value = root["maximum_depth"] else { return .direct }
    switch (value.string, value.int) {
    case ("mono", _): return .mono
    case ("direct", _): return .direct
    case (_, 8): return .ansi8
    case (_, 16): return .ansi16
    case (_, 256): return .indexed256
    default: throw bad("maximum_depth", nil, "\"mono\", 8, 16, 256 or \"direct\"")
    }
  }

  private func contrast() throws(ThemeError) -> Double {
    guard let value = root["class_contrast"] else { return 1 }
    guard let number = value.double ?? value.int.map(Double.init), (1...21).contains(number) else {
      throw bad("class_contrast", nil, "a contrast ratio from 1 to 21")
    }
    return number
  }

  private func classes() throws(ThemeError) -> [String: Colour] {
    guard let value = root["classes"] else { return [:] }
    guard let table = value.table else { throw bad("classes", nil, "a table of colours") }
    var colours: [String: Colour] = [:]
    for name in table.keys {
      guard let entry = table[name] else { continue }
      let chosen = try colour(entry, name, "classes")
      guard chosen != .terminalDefault else {
        throw bad(name, "classes", "a colour of its own, not \"default\"")
      }
      colours[ClassPalette.key(name)] = chosen
    }
    return colours
  }

  private func roles() throws(ThemeError) -> [ThemeRole: CellStyle] {
    guard let value = root["roles"] else { return [:] }
    guard let table = value.table else { throw bad("roles", nil, "a table of styles") }
    try check(table, section: "roles", knows: Set(ThemeRole.allCases.map(\.fileKey)))
    var styles: [ThemeRole: CellStyle] = [:]
    for role in ThemeRole.allCases {
      guard let entry = table[role.fileKey] else { continue }
      guard let fields = entry.table else {
        throw bad(role.fileKey, "roles", "a table such as { foreground = 39, bold = true }")
      }
      let style = try style(fields, role.fileKey)
      styles[role] = style == .plain ? nil : style
    }
    return styles
  }

  private func style(_ fields: TOMLTable, _ role: String) throws(ThemeError) -> CellStyle {
    var style = CellStyle.plain
    for key in fields.keys {
      guard let value = fields[key] else { continue }
      switch key {
      case "foreground": style.foreground = try colour(value, role, "roles")
      case "background": style.background = try colour(value, role, "roles")
      case "bold", "underline", "reverse":
        guard let isSet = value.bool else { throw bad(role, "roles", "'\(key)' true or false") }
        let all: [String: CellAttributes] = ["bold": .bold, "underline": .underline]
        if isSet { style.attributes.insert(all[key] ?? .reverse) }
      default: throw .unknownKey(path: path, line: line(of: role, in: "roles"), key: key)
      }
    }
    return style
  }

  private func colour(
    _ value: any TOMLValueConvertible, _ key: String, _ section: String?
  ) throws(ThemeError) -> Colour {
    if let index = value.int, let byte = UInt8(exactly: index) { return .palette(byte) }
    if value.string == "default" { return .terminalDefault }
    if let hex = value.string, hex.utf8.count == 7, hex.utf8.first == UInt8(ascii: "#"),
      hex.dropFirst().allSatisfy(\.isHexDigit), let bits = UInt32(hex.dropFirst(), radix: 16)
    {
      return .direct(
        RGB(UInt8(bits >> 16), UInt8(bits >> 8 & 255), UInt8(bits & 255)))
    }
    throw bad(key, section, "a colour: 0 to 255, \"#rrggbb\" or \"default\"")
  }

  private func check(
    _ table: TOMLTable, section: String?, knows known: Set<String>
  ) throws(ThemeError) {
    for key in table.keys.sorted() where !known.contains(key) {
      throw .unknownKey(path: path, line: line(of: key, in: section), key: key)
    }
  }

  private func bad(_ key: String, _ section: String?, _ expected: String) -> ThemeError {
    .badValue(path: path, line: line(of: key, in: section), key: key, expected: expected)
  }

  /// The line an entry is written on; nil when it is missing or written in an unusual way.
  private func line(of key: String, in section: String?) -> Int? {
    var current: String?
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      let line = line.drop { $0.isWhitespace }
      if line.hasPrefix("[") {
        current = String(line.dropFirst().prefix { $0 != "]" })
        if section == nil, current == key { return number + 1 }
        continue
      }
      let name = line.prefix { $0 != "=" }.filter { !$0.isWhitespace && $0 != "\"" }
      if current == section, line.contains("="), name == key.filter({ !$0.isWhitespace }) {
        return number + 1
      }
    }
    return nil
  }
}
