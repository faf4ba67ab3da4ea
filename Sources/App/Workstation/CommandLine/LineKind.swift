/// What is typed into the line at the bottom of the screen.
enum LineKind: String, CaseIterable, Sendable {
  /// A command.
  case command = ":"
  /// What the queue shall hold.
  case filter = "/"

  /// Its name in `state` output.
  var name: String {
    switch self {
    case .command: "command"
    case .filter: "filter"
    }
  }
}
