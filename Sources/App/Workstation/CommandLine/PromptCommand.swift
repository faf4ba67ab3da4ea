import Labels

/// What a line typed after `:` asks for.
enum PromptCommand: Hashable, Sendable {
  /// What a key does.
  case perform(Invocation)
  /// Go to a component by its number in the queue.
  case goTo(Int)
  /// Give the component a class.
  case relabel(ClassID)
  /// Take the decision off, for a reason; empty for none.
  case reopen(String)
  /// Queue all, what the noise model suspects, or what several reviewers decided otherwise.
  case queue(QueueChoice)
  /// Switch to a theme by its name.
  case theme(String)
  /// Queue one class, or all.
  case onlyClass(ClassID?)

  /// Sort by a key, the one in force when nil.
  case sort(QueueSort.Key?, isReversed: Bool)
  /// Something with filters.
  case filter(FilterCommand)

  /// Show the lint rules and how often each was right.
  case lint
  /// Say the numbers of the status line.
  case status
  /// Say what to do.
  case say(String)
  /// Write the frame to a file.
  case dumpFrame(String)

  /// Reads a line.
  /// - Throws: `PromptError` with a sentence for the message line.
  static func parse(
    _ line: String, _ vocabulary: LineVocabulary
  ) throws(PromptError) -> PromptCommand {
    let text = line.trimmed
    let name = text.prefix { $0 != " " }
    let argument = String(text.dropFirst(name.count).trimmed)
    if let number = Int(name), number > 0, argument.isEmpty { return .goTo(number) }
    return try LineCommand.find(String(name)).get().read(argument, vocabulary)
  }
}

/// Why a typed line was not understood.
struct PromptError: Error, Hashable, Sendable {
  /// A sentence for the message line.
  let reason: String
}
