/// Which keys mean which command, in each context.
struct Keymap: Sendable {
  /// What the keys pressed so far mean.
  enum Match: Hashable, Sendable {
    case command(Command)
    case unfinished
    case unknown
  }

  private var bindings: [KeyContext: [KeySequence: Command]] = [:]
  private var sequences: [Command: [KeySequence]] = [:]

  /// The map of the default keys of every command.
  static let standard = Keymap()

  /// Makes the map from each command's default keys; a key given twice is a programming error.
  private init() {
    for command in Command.allCases {
      for name in command.defaultKeys {
        guard let sequence = KeySequence(name: name) else {
          preconditionFailure("No key is called \(name)")
        }
        for context in Self.contexts(of: command) {
          let previous = bindings[context, default: [:]].updateValue(command, forKey: sequence)
          precondition(previous == nil, "Key \(name) is given twice in \(context)")
        }
        sequences[command, default: []].append(sequence)
      }
    }
  }

  /// Where a command's keys are valid.
  static func contexts(of command: Command) -> [KeyContext] {
    command.group.context.map { [$0] } ?? KeyContext.allCases
  }

  /// What a row of keys means.
  /// - Complexity: O(bindings) when it is not a whole command.
  func match(_ events: [KeyEvent], in context: KeyContext = .review) -> Match {
    guard !events.isEmpty else { return .unfinished }
    let own = bindings[context] ?? [:]
    if let command = own[KeySequence(events)] { return .command(command) }
    return own.keys.contains { $0.continues(events) } ? .unfinished : .unknown
  }

  /// The keys of a command, the first one is shown in the key bar.
  func keys(of command: Command) -> [KeySequence] { sequences[command] ?? [] }

  /// The first key's name, empty when the command has none.
  func keyName(of command: Command) -> String { keys(of: command).first?.name ?? "" }
}
