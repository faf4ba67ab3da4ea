/// The text between the marks of a bracketed paste.
struct PasteBuffer: Hashable, Sendable {
  private var bytes: [UInt8] = []
  private var matched = 0

  /// What is kept of one paste, in bytes; the rest is dropped.
  static let limit = 1 << 20

  private static let end = Array("\u{1B}[201~".utf8)

  /// Takes one byte; returns the text when the end mark is complete, line breaks as `\n`.
  mutating func take(_ byte: UInt8) -> String? {
    if byte == Self.end[matched] {
      matched += 1
      return matched == Self.end.count ? text : nil
    }
    for kept in Self.end[..<matched] { append(kept) }
    // The mark starts with its only ESC, so that a broken match can restart at this byte alone.
    matched = byte == Self.end[0] ? 1 : 0
    if matched == 0 { append(byte) }
    return nil
  }

  private mutating func append(_ byte: UInt8) {
    if bytes.count < Self.limit { bytes.append(byte) }
  }

  private var text: String {
    var text = ""
    for character in String(decoding: bytes, as: UTF8.self) {
      text.append(character == "\r" || character == "\r\n" ? "\n" : character)
    }
    return text
  }
}
