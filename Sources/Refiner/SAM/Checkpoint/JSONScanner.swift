/// Reads JSON text piece by piece, as a safetensors header needs it.
///
/// Strict where Foundation's parser is not: numbers are whole and positive, nothing is converted, and
/// nesting costs no native stack. Grammar: RFC 8259.
internal struct JSONScanner {
  private let text: [UInt8]
  private var position = 0

  /// Starts at the beginning of a text, which must be valid UTF-8.
  internal init(_ text: [UInt8]) { self.text = text }

  /// Whether nothing but blanks is left.
  internal mutating func isAtEnd() -> Bool { peek() == nil }

  /// The next byte that is not blank; nil at the end.
  internal mutating func peek() -> UInt8? {
    while position < text.count, Self.isBlank(text[position]) { position += 1 }
    return position < text.count ? text[position] : nil
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 32 || byte == 10 || byte == 13 || byte == 9
  }

  /// Takes one character of punctuation if it comes next.
  internal mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek() == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  /// Takes `null`, `true` or `false` if it comes next.
  internal mutating func take(word: String) -> Bool {
    guard peek() != nil, text[position...].starts(with: word.utf8) else { return false }
    position += word.utf8.count
    return true
  }

  /// Takes bytes as long as they fit, without passing over blanks.
  internal mutating func takeRun(while fits: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let run = text[position...].prefix(while: fits)
    position += run.count
    return run
  }

  /// A string with its escapes resolved; nil when none comes next.
  internal mutating func string() -> String? {
    guard take("\"") else { return nil }
    var bytes: [UInt8] = []
    while position < text.count {
      let byte = text[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: bytes, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard let scalar = escape() else { return nil }
        bytes.append(contentsOf: String(scalar).utf8)
      case 0..<32: return nil
      default: bytes.append(byte)
      }
    }
    return nil
  }

  /// What stands behind a backslash; surrogates must come in pairs.
  private mutating func escape() -> Unicode.Scalar? {
    guard position < text.count else { return nil }
    position += 1
    switch text[position - 1] {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return unicodeEscape()
    default: return nil
    }
  }

  private mutating func unicodeEscape() -> Unicode.Scalar? {
    guard let high = fourDigits() else { return nil }
    guard (0xD800..<0xDC00).contains(high) else { return Unicode.Scalar(high) }
    guard text[position...].starts(with: "\\u".utf8) else { return nil }
    position += 2
    guard let low = fourDigits(), (0xDC00..<0xE000).contains(low) else { return nil }
    return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
  }

  private mutating func fourDigits() -> UInt32? {
    guard text.count - position >= 4 else { return nil }
    let digits = text[position..<(position + 4)]
    guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else { return nil }
    position += 4
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  /// A whole number without sign, fraction, exponent or leading zero; nil when none comes next.
  internal mutating func natural() -> Int? {
    guard peek() != nil else { return nil }
    let digits = text[position...].prefix { (48...57).contains($0) }
    guard let first = digits.first, first != 48 || digits.count == 1 else { return nil }
    position += digits.count
    if position < text.count,
      [UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E")].contains(
        text[position])
    {
      return nil
    }
    return Int(String(decoding: digits, as: UTF8.self))
  }

  /// A list of whole numbers; nil when none comes next.
  internal mutating func naturals() -> [Int]? {
    guard take("[") else { return nil }
    var values: [Int] = []
    if take("]") { return values }
    repeat {
      guard let value = natural() else { return nil }
      values.append(value)
    } while take(",")
    return take("]") ? values : nil
  }
}
