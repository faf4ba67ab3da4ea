/// A complete `ESC [ ... final` sequence: its parameters and its last byte.
///
/// Layout by ECMA-48 5.4: parameters in 0x30...0x3F, intermediates in 0x20...0x2F, one final byte.
struct ControlSequence: Hashable, Sendable {
  /// Parameters and intermediates, at most ``limit`` of them.
  private(set) var body: [UInt8] = []
  /// Whether it means nothing: longer than any known sequence, or with bytes no sequence has.
  private(set) var isMalformed = false
  /// Whether another ESC came before it, as rxvt sends Alt with a cursor key.
  let isAlt: Bool

  /// The longest body that is looked at, in bytes.
  static let limit = 64

  /// Makes an empty sequence.
  init(isAlt: Bool = false) { self.isAlt = isAlt }

  /// Takes one more byte of the body.
  mutating func append(_ byte: UInt8) {
    if body.count < Self.limit { body.append(byte) } else { isMalformed = true }
  }

  /// Notes a byte that no sequence has.
  mutating func spoil() { isMalformed = true }

  /// Whether `$` ends it, which rxvt sends for shifted keys, as in `ESC [ 3 $`.
  ///
  /// Everyone else's `$` is an intermediate, in a mode report such as `ESC [ ? 2026 ; 1 $ y`.
  var dollarIsFinal: Bool {
    !body.isEmpty && body.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// What the sequence means; nil for everything that is no input.
  func event(final: UInt8) -> InputEvent? {
    guard !isMalformed else { return nil }
    if body.first == 0x3C { return mouse(final: final) }
    guard let numbers = Self.numbers(body[...]) else { return nil }
    switch (final, numbers.isEmpty) {
    case (0x49, true): return .focus(true)
    case (0x4F, true): return .focus(false)
    default: return key(final: final, numbers: numbers).map { .key(isAlt ? $0.withAlt : $0) }
    }
  }

  /// Whether `~` would make it the start of a bracketed paste.
  var startsPaste: Bool { body == Array("200".utf8) }

  // MARK: Keys

  private func key(final: UInt8, numbers: [Int]) -> KeyEvent? {
    let first = numbers.first ?? 1
    switch final {
    case 0x7E:  // ~
      if first == 27, numbers.count == 3 { return Self.coded(numbers[2], numbers[1]) }
      return Self.tilde(first).flatMap { Self.event($0, numbers.dropFirst().first) }
    case 0x75:  // u
      guard numbers.count <= 3, let code = numbers.first else { return nil }
      return Self.coded(code, numbers.dropFirst().first ?? 1)
    case 0x24, 0x5E, 0x40:  // $ ^ @ of rxvt
      guard numbers.count == 1, let key = Self.tilde(first) else { return nil }
      return KeyEvent(key, modifiers: Self.rxvtModifiers(final))
    case 0x61...0x64 where numbers.isEmpty:  // a b c d of rxvt
      return Self.letter(final - 0x20).map { KeyEvent($0, modifiers: .shift) }
    default:
      // A cursor report is `ESC [ row ; column R`; the keys always have 1 in its place.
      guard numbers.count <= 2, first == 1 || first == 0 else { return nil }
      return Self.letter(final).flatMap { Self.event($0, numbers.dropFirst().first) }
    }
  }
}
