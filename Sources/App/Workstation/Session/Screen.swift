/// What lies over the review screen.
enum Screen: Hashable, Sendable {
  /// Nothing: queue, canvas and component take the keys.
  case review
  /// The keys and what they do, over another screen.
  indirect case help(HelpPage)
  /// The choice of a class.
  case picker(ClassPicker)
  /// The line at the bottom: a command or a filter is typed.
  case prompt(CommandLine)

  /// Whose keys are commands; nil where keys are text or scroll.
  var context: KeyContext? {
    switch self {
    case .review: .review
    case .help, .picker, .prompt: nil
    }
  }

  /// Its name in `state` output.
  var name: String {
    switch self {
    case .review: "review"
    case .help: "help"
    case .picker: "classes"
    case .prompt(let line): line.kind.name
    }
  }
}
