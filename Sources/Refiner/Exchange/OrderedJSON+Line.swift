extension OrderedJSON {
  /// The value in one line, as Python's `json.dumps` writes it by default.
  internal var line: [UInt8] {
    var bytes: [UInt8] = []
    writeLine(to: &bytes)
    return bytes
  }

  private func writeLine(to bytes: inout [UInt8]) {
    switch self {
    case .null, .integer, .real, .text: write(to: &bytes)
    case .list(let elements):
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { bytes.append(contentsOf: ", ".utf8) }
        element.writeLine(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, (name, value)) in members.enumerated() {
        if index > 0 { bytes.append(contentsOf: ", ".utf8) }
        OrderedJSON.text(name).write(to: &bytes)
        bytes.append(contentsOf: ": ".utf8)
        value.writeLine(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }
}
