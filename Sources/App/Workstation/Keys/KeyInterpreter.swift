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

/// Turns keys into commands: counts, sequences, and digits that may still become either.
///
/// A digit relabels, but `5j` is a count. So a digit waits: the next key decides, or, when none comes,
/// ``flush()`` after a pause. While it waits ``pendingText`` says so on the screen.
struct KeyInterpreter: Sendable {
  /// The longest count that is understood, in digits.
  static let maximumDigits = 7

  private let keymap: Keymap
  private var context = KeyContext.review
  private var digits: [KeyEvent] = []
  private var prefix: [KeyEvent] = []

  /// The key that meant nothing, until the next key; for the message line.
  private(set) var unknownKey: String?

  /// Starts with nothing typed.
  init(keymap: Keymap = .standard) { self.keymap = keymap }

  /// Whether digits wait for the next key or for ``flush()``.
  var isWaiting: Bool { !digits.isEmpty && prefix.isEmpty }

  /// What has been typed and not yet done; empty when nothing.
  var pendingText: String { (digits + prefix).map(\.description).joined() }

  /// Takes one key; returns what is to be done now, in order.
  ///
  /// Half-typed keys do not survive a change of context.
  mutating func feed(_ event: KeyEvent, in context: KeyContext = .review) -> [Invocation] {
    unknownKey = nil
    if context != self.context { cancel() }
    self.context = context
    if prefix.isEmpty, isCountDigit(event) {
      digits.append(event)
      return digits.count > Self.maximumDigits ? flush() : []
    }
    prefix.append(event)
    switch keymap.match(prefix, in: context) {
    case .unfinished: return []
    case .unknown:
      unknownKey = pendingText
      cancel()
      return []
    case .command(let command): return finish(command)
    }
  }

  /// Does what waiting digits mean by themselves: one relabelling each.
  mutating func flush() -> [Invocation] {
    let waiting = digits
    cancel()
    return waiting.compactMap { event in
      guard case .command(let command) = keymap.match([event], in: context) else { return nil }
      return Invocation(command)
    }
  }

  /// Forgets what has been typed.
  mutating func cancel() {
    digits = []
    prefix = []
  }

  private mutating func finish(_ command: Command) -> [Invocation] {
    let count = Int(digits.map(\.description).joined())
    if command == .cancel || digits.isEmpty {
      cancel()
      return [Invocation(command)]
    }
    if command.takesCount {
      cancel()
      return [Invocation(command, count: count)]
    }
    return flush() + [Invocation(command)]
  }

  /// Digits start with 1...9; a zero counts only after another digit.
  private func isCountDigit(_ event: KeyEvent) -> Bool {
    guard event.modifiers.isEmpty, case .character(let character) = event.key else { return false }
    return ("1"..."9").contains(character) || (character == "0" && !digits.isEmpty)
  }
}
