/// A Unicode scalar whose UTF-8 bytes are still coming.
struct PartialScalar: Hashable, Sendable {
  private var value: UInt32
  private var missing: Int
  private let least: UInt32
  /// Whether ESC came before it.
  let isAlt: Bool

  /// What one more byte made of it.
  enum Step: Hashable, Sendable {
    case incomplete
    case complete(Unicode.Scalar)
    /// The bytes are no scalar; the byte given was one of them.
    case malformed
    /// The bytes are no scalar; the byte given starts something else.
    case interrupted
  }

  /// Starts with the first byte of a longer form; nil when it is none.
  init?(first byte: UInt8, isAlt: Bool) {
    switch byte {
    case 0xC2...0xDF: (value, missing, least) = (UInt32(byte & 0x1F), 1, 0x80)
    case 0xE0...0xEF: (value, missing, least) = (UInt32(byte & 0x0F), 2, 0x800)
    case 0xF0...0xF4: (value, missing, least) = (UInt32(byte & 0x07), 3, 0x1_0000)
    default: return nil
    }
    self.isAlt = isAlt
  }

  /// Takes one more byte; overlong forms, surrogates and control characters are malformed.
  mutating func take(_ byte: UInt8) -> Step {
    guard byte & 0xC0 == 0x80 else { return .interrupted }
    value = value << 6 | UInt32(byte & 0x3F)
    missing -= 1
    guard missing == 0 else { return .incomplete }
    guard value >= least, value >= 0xA0, let scalar = Unicode.Scalar(value) else {
      return .malformed
    }
    return .complete(scalar)
  }
}
