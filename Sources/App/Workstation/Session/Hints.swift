/// Which first steps still need an explanation: each command's goes away when it has been used a few times.
struct Hints: Hashable, Sendable {
  /// Uses after which a key is known.
  static let enough = 3
  /// Decisions after which nothing is explained any more.
  static let apprenticeship = 40

  /// How often each command was used, over all sessions.
  private(set) var uses: [Command: Int]

  /// Takes up the counts of earlier sessions.
  init(uses: [Command: Int] = [:]) { self.uses = uses }

  /// Notes that a command was used.
  mutating func note(_ command: Command) { uses[command, default: 0] += 1 }

  private static let steps: [(command: Command, text: String)] = [
    (.takeSuggestion, "takes the suggestion"), (.discard, "rejects"), (.keep, "accepts"),
    (.undo, "undoes"), (.chooseClass, "chooses a class"), (.follow, "crops to the component"),
    (.cycleMode, "shows the photo"),
  ]

  /// The next two steps and where all keys are; nil when everything is known.
  func line(_ keymap: Keymap) -> String? {
    let decisions = [Command.takeSuggestion, .keep, .discard] + Command.relabelling
    let count = decisions.reduce(0) { $0 + (uses[$1] ?? 0) }
    guard count < Self.apprenticeship else { return nil }
    let unknown = Self.steps.filter {
      (uses[$0.command] ?? 0) < Self.enough && !keymap.keys(of: $0.command).isEmpty
    }
    guard !unknown.isEmpty else { return nil }
    var parts = unknown.prefix(2).map { "\(keymap.keyName(of: $0.command)) \($0.text)" }
    if !keymap.keys(of: .help).isEmpty { parts.append("\(keymap.keyName(of: .help)) all keys") }
    return parts.joined(separator: " \u{B7} ")
  }
}
