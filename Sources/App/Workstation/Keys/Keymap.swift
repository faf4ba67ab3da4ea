/// Which keys mean which command.
struct Keymap: Sendable {
  /// What the keys pressed so far mean.
  enum Match: Hashable, Sendable {
    case command(Command)
    case unfinished
    case unknown
  }

  private let bindings: [KeySequence: Command]
  private let sequences: [Command: [KeySequence]]

  /// The map of the default keys of every command.
  static let standard = Keymap()

  /// Makes the map from each command's default keys; a key given twice is a programming error.
  private init() {
    var bindings: [KeySequence: Command] = [:]
    var sequences: [Command: [KeySequence]] = [:]
    for command in Command.allCases {
      for name in command.defaultKeys {
        guard let sequence = KeySequence(name: name) else {
          preconditionFailure("No key is called \(name)")
        }
        let previous = bindings.updateValue(command, forKey: sequence)
        precondition(previous == nil, "Key \(name) is given twice")
        sequences[command, default: []].append(sequence)
      }
    }
    self.bindings = bindings
    self.sequences = sequences
  }

  /// What a row of keys means.
  /// - Complexity: O(bindings) when it is not a whole command.
  func match(_ events: [KeyEvent]) -> Match {
    guard !events.isEmpty else { return .unfinished }
    if let command = bindings[KeySequence(events)] { return .command(command) }
    return bindings.keys.contains { $0.continues(events) } ? .unfinished : .unknown
  }

  /// The keys of a command, the first one is shown in the key bar.
  func keys(of command: Command) -> [KeySequence] { sequences[command] ?? [] }

  /// The first key's name, empty when the command has none.
  func keyName(of command: Command) -> String { keys(of: command).first?.name ?? "" }
}
