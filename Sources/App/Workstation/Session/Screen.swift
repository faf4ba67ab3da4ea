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

  /// Whose keys are commands; nil where keys are text or scroll.
  var context: KeyContext? {
    switch self {
    case .review: .review
    case .help, .picker, .prompt, .note, .confirm, .bulk, .lint: nil
    }
  }

  /// Whether the rows of the queue may change places: nothing that was counted waits for an answer.
  var isCalm: Bool {
    switch self {
    case .confirm, .bulk: false
    case .review, .help, .picker, .prompt, .note, .lint: true
    }
  }

  /// Its name in `state` output.
  var name: String {
    switch self {
    case .review: "review"
    case .help: "help"
    case .picker: "classes"
    case .prompt(let line): line.kind.name
    case .note: "note"
    case .confirm: "confirm"
    case .bulk: "bulk"
    case .lint: "lint"
    }
  }
}
