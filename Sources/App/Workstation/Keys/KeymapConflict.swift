/// Why keys make no map.
enum KeymapConflict: Error, Hashable, Sendable, CustomStringConvertible {
  /// One key, two commands.
  case twice(key: KeySequence, first: Command, second: Command, context: KeyContext)
  /// A key that is the beginning of another's: the longer one could never be typed.
  case hidden(key: KeySequence, first: Command, longer: KeySequence, second: Command)
  /// Alt and a digit, which start a count.
  case count(key: KeySequence, command: Command)
  /// Neither quit nor the command line has a key.
  case noWayOut

  /// The commands that it is about.
  var commands: [Command] {
    switch self {
    case .twice(_, let first, let second, _), .hidden(_, let first, _, let second): [first, second]
    case .count(_, let command): [command]
    case .noWayOut: [.quit, .prompt]
    }
  }

  /// The conflict and what to do.
  var description: String {
    switch self {
    case .twice(let key, let first, let second, let context):
      "\(key.name) is bound to \(first.rawValue) and to \(second.rawValue) in \(context.rawValue); "
        + "take it from one of them, such as \(second.rawValue) = []"
    case .hidden(let key, let first, let longer, let second):
      "\(key.name) is bound to \(first.rawValue) and begins \(longer.name) of \(second.rawValue), "
        + "which could not be typed any more; change one of them"
    case .count(let key, let command):
      "\(key.name) cannot be bound to \(command.rawValue): Alt and a digit start a count"
    case .noWayOut:
      "neither quit nor prompt has a key, so that there would be no way out; give one to quit"
    }
  }

  /// The first conflict of some keys, in the order of the commands; nil when they make a map.
  static func first(in keys: [Command: [KeySequence]]) -> KeymapConflict? {
    for context in KeyContext.allCases {
      var taken: [(key: KeySequence, command: Command)] = []
      for command in Command.allCases where Keymap.contexts(of: command).contains(context) {
        for key in keys[command] ?? [] {
          if key.startsCount { return .count(key: key, command: command) }
          for other in taken {
            if other.key == key {
              return .twice(key: key, first: other.command, second: command, context: context)
            }
            if key.continues(other.key.events) {
              return .hidden(key: other.key, first: other.command, longer: key, second: command)
            }
            if other.key.continues(key.events) {
              return .hidden(key: key, first: command, longer: other.key, second: other.command)
            }
          }
          taken.append((key, command))
        }
      }
    }
    let hasWayOut = [Command.quit, .prompt].contains { keys[$0]?.isEmpty == false }
    return hasWayOut ? nil : .noWayOut
  }
}

extension KeySequence {
  /// Whether it begins with Alt and a digit.
  fileprivate var startsCount: Bool {
    guard let first = events.first, case .character(let character) = first.key else { return false }
    return first.modifiers == .alt && ("0"..."9").contains(character)
  }
}
