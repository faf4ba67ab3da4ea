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
  /// A note about the component is typed.
  case note(NoteLine)
  /// Many decisions wait for a yes.
  case confirm(Confirmation)
  /// What can be accepted without looking at each.
  case bulk(BulkDialog)

  /// The lint rules and how often each was right.
  case lint(LintTable)
  /// The losses of all components.
  case losses(LossCut)
  /// All images.
  case overview(Overview)
  /// All classes.
  case classTable(ClassTable)

  /// Whose keys are commands; nil where keys are text or scroll.
  var context: KeyContext? {
    switch self {
    case .review: .review
    case .losses: .losses
    case .overview: .overview
    case .classTable: .classTable
    case .help, .picker, .prompt, .note, .confirm, .bulk, .lint: nil
    }
  }

  /// Whether the rows of the queue may change places: nothing that was counted waits for an answer.
  var isCalm: Bool {
    switch self {
    case .confirm, .bulk: false
    default: true
    }
  }

  /// Whether it is about the whole run and takes the whole terminal.
  var isPage: Bool {
    switch self {
    case .losses, .overview, .classTable: true
    default: false
    }
  }

  /// Its name in `state` output.
  var name: String {
    switch self {
    case .review: "review"
    case .help: "help"
    case .picker: "classes"
    case .losses: "losses"
    case .overview: "overview"
    case .classTable: "class table"
    case .prompt(let line): line.kind.name
    case .note: "note"
    case .confirm: "confirm"
    case .bulk: "bulk"
    case .lint: "lint"
    }
  }
}
