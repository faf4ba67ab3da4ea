/// Which keys mean which command, in each context.
struct Keymap: Sendable {
  /// What the keys pressed so far mean.
  enum Match: Hashable, Sendable {
    case command(Command)
    case unfinished
    case unknown
  }

  private var bindings: [KeyContext: [KeySequence: Command]] = [:]
  private let sequences: [Command: [KeySequence]]

  /// The map of the default keys of every command.
  static let standard = Keymap(.review)

  /// Makes the map of a preset; a conflict in it is a programming error.
  init(_ preset: KeymapPreset) {
    do { self = try Keymap(preset, changes: [:]) } catch {
      preconditionFailure("The preset \(preset.rawValue): \(error)")
    }
  }

  /// Makes a map from a preset and the keys that replace those of some commands; none unbind a command.
  /// - Throws: `KeymapConflict` when a key would mean two things.
  init(
    _ preset: KeymapPreset, changes: [Command: [KeySequence]]
  ) throws(KeymapConflict) {
    sequences = preset.keys.merging(changes) { $1 }
    if let conflict = KeymapConflict.first(in: sequences) { throw conflict }
    for (command, keys) in sequences {
      for context in Self.contexts(of: command) {
        for key in keys { bindings[context, default: [:]][key] = command }
      }
    }
  }

  /// Where a command's keys are valid.
  static func contexts(of command: Command) -> [KeyContext] {
    (command.group.context.map { [$0] } ?? KeyContext.allCases) + command.entry.alsoIn
  }

  /// What a row of keys means.
  /// - Complexity: O(bindings) when it is not a whole command.
  func match(_ events: [KeyEvent], in context: KeyContext = .review) -> Match {
    guard !events.isEmpty else { return .unfinished }
    let own = bindings[context] ?? [:]
    if let command = own[KeySequence(events)] { return .command(command) }
    return own.keys.contains { $0.continues(events) } ? .unfinished : .unknown
  }

  /// What a key means where text is typed: only keys that cannot be text or edit it are commands.
  ///
  /// Escape closes in any map, so that nobody is caught in a text field.
  func textCommand(_ event: KeyEvent) -> Command? {
    switch event.key {
    case .escape, .function: break
    default:
      guard !event.modifiers.isDisjoint(with: [.control, .alt]) else { return nil }
    }
    if case .command(let command) = match([event]), command.group.context == nil {
      return command
    }
    return event == KeyEvent(.escape) ? .cancel : nil
  }

  /// The commands whose keys begin with these and go on, in the order of the help.
  func continuations(
    of events: [KeyEvent], in context: KeyContext
  ) -> [(key: KeySequence, command: Command)] {
    Command.allCases.flatMap { command in
      Self.contexts(of: command).contains(context)
        ? keys(of: command).filter { $0.continues(events) }.map { ($0, command) } : []
    }
  }

  /// The keys of a command, the first one is shown in the key bar.
  func keys(of command: Command) -> [KeySequence] { sequences[command] ?? [] }

  /// The first key's name, empty when the command has none.
  func keyName(of command: Command) -> String { keys(of: command).first?.name ?? "" }
}
