import Labels

extension LineCommand {
  /// The commands that take words.
  static let typed: [LineCommand] = [
    LineCommand(
      "goto", aliases: ["go"], usage: "goto N", help: "go to component N of the queue"
    ) { argument, _ throws(PromptError) in
      guard let number = Int(argument), number > 0 else {
        throw PromptError(reason: "goto needs a number, like goto 42")
      }
      return .goTo(number)
    },
    LineCommand(
      "queue", .words(QueueChoice.allCases.map(\.rawValue)), usage: "queue all|suspected|disputed",
      help: "queue all components, what the noise model suspects, or what reviewers disagree about"
    ) { argument, _ throws(PromptError) in
      guard let choice = QueueChoice(rawValue: argument) else {
        throw PromptError(
          reason: argument == "flagged"
            ? "queue suspected shows what the noise model suspects, filter flagged what has a flag"
            : "queue needs all, suspected or disputed")
      }
      return .queue(choice)
    },
    LineCommand(
      "reopen", usage: "reopen [WHY]",
      help: "take the decision off, whoever made it: it is undecided again"
    ) { argument, _ throws(PromptError) in .reopen(argument) },
    LineCommand(
      "class", .className, usage: "class NAME|all", help: "queue the components of one class"
    ) { argument, vocabulary throws(PromptError) in
      if argument.isEmpty || argument == "all" { return .onlyClass(nil) }
      return .onlyClass(try Self.classID(argument, vocabulary))
    },
    LineCommand(
      "theme", .theme, usage: "theme NAME", help: "switch to another theme"
    ) { argument, vocabulary throws(PromptError) in
      guard vocabulary.themes.contains(argument) else {
        throw PromptError(
          reason: "theme needs one of \(vocabulary.themes.joined(separator: ", "))")
      }
      return .theme(argument)
    },
    LineCommand(
      "filter", .filter, usage: "filter CONDITIONS|NAME|save NAME|list|delete NAME|all|clear",
      help: "queue what fulfils all conditions, such as class:car area>200 undecided"
    ) { argument, vocabulary throws(PromptError) in
      .filter(try FilterCommand.parse(argument, vocabulary))
    },
    LineCommand(
      "sort", .words(QueueSort.Key.allCases.map(\.rawValue) + ["reverse"]),
      usage: "sort \(QueueSort.Key.allCases.map(\.rawValue).joined(separator: "|")) [reverse]",
      help: "put the queue in another order"
    ) { argument, _ throws(PromptError) in
      var words = argument.split(separator: " ").map(String.init)
      let isReversed = words.last == "reverse"
      if isReversed { words.removeLast() }
      if words.isEmpty { return .sort(nil, isReversed: isReversed) }
      guard words.count == 1, let key = QueueSort.Key(rawValue: words[0]) else {
        throw PromptError(
          reason: "cannot sort by '\(argument)'; there are "
            + FilterParser.list(QueueSort.Key.self) + ", and reverse")
      }
      return .sort(key, isReversed: isReversed)
    },
    LineCommand(
      "lint", usage: "lint", help: "the lint rules, and how often each was right so far"
    ) { argument, _ throws(PromptError) in
      guard argument.isEmpty else {
        throw PromptError(reason: "lint takes nothing; filter lint:tiny queues what a rule finds")
      }
      return .lint
    },
    LineCommand(
      "status", usage: "status", help: "say how far the review is, all of the status line"
    ) { argument, _ throws(PromptError) in
      guard argument.isEmpty else { throw PromptError(reason: "status takes nothing after it") }
      return .status
    },
    LineCommand(
      "export", aliases: ["s"], usage: "export", help: "say how the labels are written"
    ) { _, _ throws(PromptError) in
      .say("leave and run: fleck export RUN --to DIR")
    },
    LineCommand(
      "dump-frame", .file, usage: "dump-frame PATH",
      help: "write the screen to a new file: .png, .svg, .ansi, else text"
    ) { argument, _ throws(PromptError) in
      guard !argument.isEmpty, !argument.hasSuffix("/") else {
        throw PromptError(reason: "dump-frame needs a file's name, like dump-frame screen.png")
      }
      return .dumpFrame(argument)
    },
    LineCommand(
      "relabel", .className, usage: "relabel CLASS",
      help: "give the component a class, go on to the next undecided one"
    ) { argument, vocabulary throws(PromptError) in
      .relabel(try Self.classID(argument, vocabulary))
    },
  ]

  /// The class of a name.
  /// - Throws: `PromptError` that names those that are near, or all.
  static func classID(
    _ name: String, _ vocabulary: LineVocabulary
  ) throws(PromptError) -> ClassID {
    if let id = vocabulary.classID(named: name) { return id }
    let names = vocabulary.taxonomy.classes.map(\.name)
    throw PromptError(
      reason: name.isEmpty
        ? "give a class, such as \(names.first ?? "road")"
        : vocabulary.noClass(called: name, of: names))
  }
}
