/// What a line that begins with `filter` asks for.
enum FilterCommand: Hashable, Sendable {
  /// Type a filter.
  case open
  /// Show what a filter chooses.
  case show(QueueFilter)
  /// Say which filters were saved.
  case list
  /// Show what a saved filter chooses.
  case saved(String)
  /// Save the filter in force under a name.
  case save(String)
  /// Forget a saved filter.
  case delete(String)

  /// The words that are no names of filters.
  static let verbs = ["save", "list", "delete", "all", "clear"]

  /// Reads what stands behind `filter`.
  /// - Throws: `PromptError` with a sentence for the message line.
  static func parse(
    _ argument: String, _ vocabulary: LineVocabulary
  ) throws(PromptError) -> FilterCommand {
    let words = argument.split(separator: " ").map(String.init)
    switch words.first {
    case nil: return .open
    case "all" where words.count == 1, "clear" where words.count == 1: return .show(.all)
    case "list" where words.count == 1: return .list
    case "save": return .save(try name(words, vocabulary))
    case "delete":
      guard words.count == 2 else { throw PromptError(reason: "filter delete needs a name") }
      return .delete(words[1])
    case let name? where words.count == 1 && vocabulary.filterNames.contains(name):
      return .saved(name)
    default: break
    }
    do {
      return .show(try FilterParser(vocabulary: vocabulary).parse(argument))
    } catch {
      let saved =
        words.count == 1 && !words[0].contains { ":<>=".contains($0) }
        ? "no filter is saved as '\(words[0])', and " : ""
      throw PromptError(reason: saved + error.reason)
    }
  }

  private static func name(
    _ words: [String], _ vocabulary: LineVocabulary
  ) throws(PromptError) -> String {
    let isPlain =
      words.count == 2
      && words[1].allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    guard isPlain else {
      throw PromptError(reason: "filter save needs one word of letters, digits, - and _")
    }
    let isTaken =
      verbs.contains(words[1]) || (try? FilterParser(vocabulary: vocabulary).parse(words[1])) != nil
    guard !isTaken else {
      throw PromptError(reason: "'\(words[1])' means something already; give another name")
    }
    return words[1]
  }
}
