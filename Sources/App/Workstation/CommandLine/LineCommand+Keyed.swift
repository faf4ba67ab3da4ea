extension LineCommand {
  /// What the keys of the review screen do, by name: `:undo`, `:next-undecided 3`.
  static let keyed: [LineCommand] = Command.allCases.filter(\.isTyped).map { command in
    let takesCount = command.takesCount
    return LineCommand(
      command.typedName, aliases: command.typedAliases,
      usage: command.typedName + (takesCount ? " [N]" : ""), help: command.help
    ) { argument, _ throws(PromptError) in
      if argument.isEmpty { return .perform(Invocation(command)) }
      guard takesCount else {
        throw PromptError(reason: "\(command.typedName) takes nothing after it")
      }
      guard let count = Int(argument), count > 0 else {
        throw PromptError(
          reason: "\(command.typedName) takes a number, like \(command.typedName) 3")
      }
      return .perform(Invocation(command, count: min(count, 9_999_999)))
    }
  }
}

extension Command {
  /// Whether it can be typed: not the class slots, which `relabel` names, nor what only keys do.
  fileprivate var isTyped: Bool {
    // `filter` takes words.
    classSlot == nil && ![.prompt, .cancel, .filter].contains(self)
      && (group.context == nil || group.context == .review)
  }

  /// Its name with `-` between the words.
  fileprivate var typedName: String {
    rawValue.reduce(into: "") { name, letter in
      name += letter.isUppercase ? "-" + letter.lowercased() : String(letter)
    }
  }

  /// What else people call it.
  fileprivate var typedAliases: [String] {
    switch self {
    case .keep: ["accept"]
    case .discard: ["reject"]
    case .takeSuggestion: ["take"]
    case .help: ["h"]
    case .save: ["w", "write"]
    case .quit: ["q", "wq", "x", "exit"]
    default: []
    }
  }
}
