import Labels

/// What can be typed after `:`.
enum PromptCommand: Hashable, Sendable {
  case goTo(Int)
  case queue(flaggedOnly: Bool)
  case filter(ClassID?)
  case help
  case quit

  /// The commands in one line, for the reviewer who typed something else.
  static let usage = "goto N · queue all|flagged · class NAME|all · help · quit"

  /// Reads a line; the error is a sentence for the message line.
  static func parse(_ line: String, taxonomy: Taxonomy) -> Result<PromptCommand, PromptError> {
    let words = line.split(separator: " ", omittingEmptySubsequences: true).map(String.init)
    guard let verb = words.first else { return .failure(PromptError(reason: usage)) }
    let argument = words.dropFirst().joined(separator: " ")
    switch verb {
    case "goto", "go":
      guard let number = Int(argument), number > 0 else {
        return .failure(PromptError(reason: "goto needs a number, like goto 42"))
      }
      return .success(.goTo(number))
    case "queue":
      guard argument == "all" || argument == "flagged" else {
        return .failure(PromptError(reason: "queue needs all or flagged"))
      }
      return .success(.queue(flaggedOnly: argument == "flagged"))
    case "class": return filter(argument, taxonomy: taxonomy)
    case "help", "h": return .success(.help)
    case "quit", "q", "wq", "x": return .success(.quit)
    default:
      if let number = Int(verb), number > 0, words.count == 1 { return .success(.goTo(number)) }
      return .failure(PromptError(reason: "no command '\(verb)'; there are: \(usage)"))
    }
  }

  private static func filter(
    _ name: String, taxonomy: Taxonomy
  ) -> Result<PromptCommand, PromptError> {
    if name.isEmpty || name == "all" { return .success(.filter(nil)) }
    let found =
      taxonomy[name: name] ?? taxonomy.classes.first { $0.name.lowercased() == name.lowercased() }
    guard let found else {
      return .failure(PromptError(reason: "no class is called '\(name)'"))
    }
    return .success(.filter(found.id))
  }
}

/// Why a line typed after `:` was not understood.
struct PromptError: Error, Hashable, Sendable {
  /// A sentence for the message line.
  let reason: String
}
