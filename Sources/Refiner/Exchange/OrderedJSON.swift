/// A JSON value whose objects keep the order of their keys.
///
/// Foundation's encoder sorts or shuffles keys; files that other programs read and people compare keep
/// the order in which those programs write.
internal indirect enum OrderedJSON {
  case null
  case integer(Int)
  /// A finite number.
  case real(Double)
  case text(String)
  case list([OrderedJSON])
  case object([(String, OrderedJSON)])

  /// Appends the value as Python's `json.dump(..., indent=2)` writes it at a depth of nesting.
  internal func write(to bytes: inout [UInt8], depth: Int = 0) {
    switch self {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .integer(let number): bytes.append(contentsOf: "\(number)".utf8)
    case .real(let number):
      precondition(number.isFinite, "JSON has no \(number)")
      bytes.append(contentsOf: "\(number)".utf8)
    case .text(let text): Self.write(text, to: &bytes)
    case .list(let elements):
      Self.write(elements, brackets: ("[", "]"), depth: depth, to: &bytes) { element, bytes in
        element.write(to: &bytes, depth: depth + 1)
      }
    case .object(let members):
      Self.write(members, brackets: ("{", "}"), depth: depth, to: &bytes) { member, bytes in
        Self.write(member.0, to: &bytes)
        bytes.append(contentsOf: ": ".utf8)
        member.1.write(to: &bytes, depth: depth + 1)
      }
    }
  }

  private static func write<Element>(
    _ elements: [Element], brackets: (String, String), depth: Int, to bytes: inout [UInt8],
    each: (Element, inout [UInt8]) -> Void
  ) {
    bytes.append(contentsOf: brackets.0.utf8)
    for (index, element) in elements.enumerated() {
      bytes.append(contentsOf: (index == 0 ? "\n" : ",\n").utf8)
      indent(depth + 1, in: &bytes)
      each(element, &bytes)
    }
    if !elements.isEmpty {
      bytes.append(UInt8(ascii: "\n"))
      indent(depth, in: &bytes)
    }
    bytes.append(contentsOf: brackets.1.utf8)
  }

  private static func indent(_ depth: Int, in bytes: inout [UInt8]) {
    for _ in 0..<(2 * depth) { bytes.append(UInt8(ascii: " ")) }
  }

  /// A string with everything outside of printable ASCII escaped, as Python does by default.
  private static func write(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for unit in text.utf16 {
      switch unit {
      case 0x22: bytes.append(contentsOf: "\\\"".utf8)
      case 0x5C: bytes.append(contentsOf: "\\\\".utf8)
      case 0x0A: bytes.append(contentsOf: "\\n".utf8)
      case 0x0D: bytes.append(contentsOf: "\\r".utf8)
      case 0x09: bytes.append(contentsOf: "\\t".utf8)
      case 0x08: bytes.append(contentsOf: "\\b".utf8)
      case 0x0C: bytes.append(contentsOf: "\\f".utf8)
      case 0x20..<0x7F: bytes.append(UInt8(unit))
      default:
        let digits = String(unit, radix: 16)
        bytes.append(contentsOf: ("\\u" + String(repeating: "0", count: 4 - digits.count)).utf8)
        bytes.append(contentsOf: digits.utf8)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}

extension OrderedJSON {
  /// The value as the whole content of a file, without a line end, as Python leaves it.
  internal var bytes: [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return bytes
  }
}
