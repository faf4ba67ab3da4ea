import Labels

/// What comes after the name of a typed command; Tab completes it.
enum LineArgument: Hashable, Sendable {
  /// Nothing, or a number.
  case nothing
  /// A class by name, spaces and all.
  case className
  /// A theme by name.
  case theme
  /// Some words out of these.
  case words([String])
  /// A filter, the name of one, or what to do with it.
  case filter
  /// A path.
  case file

  /// What can stand in the place of `typed`, which is all that stands before the cursor.
  ///
  /// offset: how many characters of `typed` stay.
  func candidates(
    for typed: String, _ vocabulary: LineVocabulary
  ) -> (offset: Int, candidates: [LineCandidate]) {
    switch self {
    case .nothing: (0, [])
    case .className:
      (0, LineCandidate.matching(typed, in: vocabulary.taxonomy.classes.map(\.name)))
    case .theme: (0, LineCandidate.matching(typed, in: vocabulary.themes))
    case .words(let words): Self.lastWord(typed, of: words)
    case .filter: Self.filters(typed, vocabulary)
    case .file: Self.files(typed, vocabulary)
    }
  }

  private static func lastWord(
    _ typed: String, of words: [String]
  ) -> (offset: Int, candidates: [LineCandidate]) {
    let word = typed.split(separator: " ", omittingEmptySubsequences: false).last ?? ""
    return (typed.count - word.count, LineCandidate.matching(String(word), in: words))
  }

  private static func filters(
    _ typed: String, _ vocabulary: LineVocabulary
  ) -> (offset: Int, candidates: [LineCandidate]) {
    let words = typed.split(separator: " ", omittingEmptySubsequences: false)
    if words.count == 2, words[0] == "delete" || words[0] == "save" {
      return lastWord(typed, of: vocabulary.filterNames)
    }
    let found = FilterParser(vocabulary: vocabulary).completion(of: typed)
    let verbs = words.count > 1 ? [] : FilterCommand.verbs + vocabulary.filterNames
    let starting = verbs.filter { $0.hasPrefix(typed) }.map { LineCandidate(text: $0) }
    return (found.start, starting + found.candidates)
  }

  private static func files(
    _ typed: String, _ vocabulary: LineVocabulary
  ) -> (offset: Int, candidates: [LineCandidate]) {
    let folderEnd = typed.lastIndex(of: "/").map { typed.index(after: $0) } ?? typed.startIndex
    let folder = String(typed[..<folderEnd])
    let name = String(typed[folderEnd...])
    let names = vocabulary.listFolder(folder.isEmpty ? "." : folder)
      .filter { $0.hasPrefix(name) && (name.hasPrefix(".") || !$0.hasPrefix(".")) }
      .filter { $0.allSatisfy(\.isPrintable) }
    return (
      folder.count,
      names.sorted().map { LineCandidate(text: $0, isWhole: !$0.hasSuffix("/")) }
    )
  }
}

/// One text that Tab can put into the line.
struct LineCandidate: Hashable, Sendable {
  /// The text.
  let text: String
  /// Whether a space follows it when it is the only one.
  let isWhole: Bool

  /// Makes a candidate.
  init(text: String, isWhole: Bool = true) {
    self.text = text
    self.isWhole = isWhole
  }

  /// The words that begin with what was typed, in any case; when none does, those that hold it.
  static func matching(_ typed: String, in words: [String]) -> [LineCandidate] {
    let wanted = typed.lowercased()
    let starting = words.filter { $0.lowercased().hasPrefix(wanted) }
    let found = starting.isEmpty ? words.filter { $0.lowercased().contains(wanted) } : starting
    return found.map { LineCandidate(text: $0) }
  }
}
