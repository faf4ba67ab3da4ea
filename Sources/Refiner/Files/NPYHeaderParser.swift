/// Reads the one dictionary literal that a `.npy` header holds; nothing else of Python.
internal struct NPYHeaderParser {
  /// The dictionary's three entries.
  internal struct Fields {
    internal var descr: String
    internal var isFortranOrder: Bool
    internal var shape: [Int]
  }

  private let text: [UInt8]
  private var position = 0

  internal init(_ text: [UInt8]) { self.text = text }

  /// The whole text as a dictionary; nil when it is anything else or lacks an entry.
  internal mutating func dictionary() -> Fields? {
    var descr: String?
    var order: Bool?
    var shape: [Int]?
    guard take("{") else { return nil }
    while !take("}") {
      guard let key = string(), take(":") else { return nil }
      switch key {
      case "descr" where descr == nil: descr = string() ?? structure()
      case "fortran_order" where order == nil: order = boolean()
      case "shape" where shape == nil: shape = tuple()
      default: return nil
      }
      guard take(",") || peek() == UInt8(ascii: "}") else { return nil }
    }
    guard peek() == nil, let descr, let order, let shape else { return nil }
    return Fields(descr: descr, isFortranOrder: order, shape: shape)
  }

  /// The next byte that is not blank; nil at the end.
  private mutating func peek() -> UInt8? {
    while position < text.count, [9, 10, 13, 32].contains(text[position]) { position += 1 }
    return position < text.count ? text[position] : nil
  }

  private mutating func take(_ word: StaticString) -> Bool {
    guard peek() != nil else { return false }
    let bytes = Array(word.description.utf8)
    guard text[position...].starts(with: bytes) else { return false }
    position += bytes.count
    return true
  }

  private mutating func string() -> String? {
    guard let quote = peek(), quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else {
      return nil
    }
    let start = position + 1
    guard let end = text[start...].firstIndex(of: quote) else { return nil }
    position = end + 1
    return String(decoding: text[start..<end], as: UTF8.self)
  }

  /// The list of fields of a structured array, as text for the error that refuses it.
  private mutating func structure() -> String? {
    guard peek() == UInt8(ascii: "["), let end = text[position...].lastIndex(of: UInt8(ascii: "]"))
    else { return nil }
    position = end + 1
    return "structured"
  }

  private mutating func boolean() -> Bool? {
    if take("True") { return true }
    return take("False") ? false : nil
  }

  private mutating func tuple() -> [Int]? {
    guard take("(") else { return nil }
    var lengths: [Int] = []
    while !take(")") {
      guard let length = integer() else { return nil }
      lengths.append(length)
      guard take(",") || peek() == UInt8(ascii: ")") else { return nil }
    }
    return lengths
  }

  private mutating func integer() -> Int? {
    guard peek() != nil else { return nil }
    let digits = text[position...].prefix { $0 >= 48 && $0 <= 57 }
    position += digits.count
    return Int(String(decoding: digits, as: UTF8.self))
  }
}
