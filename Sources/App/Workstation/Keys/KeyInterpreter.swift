/// A command with the number that was typed before it.
struct Invocation: Hashable, Sendable {
  /// What to do.
  let command: Command
  /// The number typed before the key; nil when there was none.
  let count: Int?

  /// Makes an invocation.
  init(_ command: Command, count: Int? = nil) {
    self.command = command
    self.count = count
  }
}

/// Turns keys into commands: sequences such as `gg`, and counts.
///
/// A digit that is bound, as those that relabel are, acts at once: nothing waits for a key that may follow.
/// So a count starts with Alt and a digit, readline's digit argument, and goes on with any digits; where
/// digits are not bound, a plain one starts it.
struct KeyInterpreter: Sendable {
  /// The longest count that is understood, in digits.
  static let maximumDigits = 7

  private let keymap: Keymap
  private var context = KeyContext.review
  private var digits = ""
  private var prefix: [KeyEvent] = []

  /// The key that meant nothing, until the next key; for the message line.
  private(set) var unknownKey: String?

  /// The key that a count was typed before although it takes none, until the next key; it did nothing.
  private(set) var countlessKey: String?

  /// Starts with nothing typed.
  init(keymap: Keymap = .standard) { self.keymap = keymap }

  /// What has been typed and not yet done; empty when nothing.
  var pendingText: String { digits + prefix.map(\.description).joined() }

  /// The number typed so far; nil when none.
  var count: Int? { Int(digits) }

  /// What can follow the keys typed so far.
  var continuations: [(key: KeySequence, command: Command)] {
    prefix.isEmpty ? [] : keymap.continuations(of: prefix, in: context)
  }

  /// Takes one key; returns what is to be done now, nil when nothing is.
  ///
  /// Half-typed keys do not survive a change of context.
  mutating func feed(_ event: KeyEvent, in context: KeyContext = .review) -> Invocation? {
    (unknownKey, countlessKey) = (nil, nil)
    if context != self.context { cancel() }
    self.context = context
    if prefix.isEmpty, let digit = countDigit(event) {
      if digits.count < Self.maximumDigits { digits.append(digit) }
      return nil
    }
    prefix.append(event)
    switch keymap.match(prefix, in: context) {
    case .unfinished: return nil
    case .unknown:
      unknownKey = pendingText
      cancel()
      return nil
    case .command(let command):
      defer { cancel() }
      // Once is not what was asked for; Escape forgets the count.
      guard digits.isEmpty || command.takesCount || command == .cancel else {
        countlessKey = prefix.map(\.description).joined()
        return nil
      }
      return Invocation(command, count: command.takesCount ? count : nil)
    }
  }

  /// Forgets what has been typed.
  mutating func cancel() {
    digits = ""
    prefix = []
  }

  /// The digit that a key adds to the count; nil when it is no part of one.
  private func countDigit(_ event: KeyEvent) -> Character? {
    guard case .character(let character) = event.key, ("0"..."9").contains(character) else {
      return nil
    }
    if event.modifiers == .alt { return character }
    guard event.modifiers.isEmpty else { return nil }
    return !digits.isEmpty || keymap.match([event], in: context) == .unknown ? character : nil
  }
}
