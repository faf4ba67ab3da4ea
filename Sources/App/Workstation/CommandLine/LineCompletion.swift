/// What Tab can make of a line.
struct LineCompletion: Sendable {
  /// Where in the line the candidates begin, in characters.
  let start: Int
  /// What can stand there.
  let candidates: [LineCandidate]

  /// Looks for what can stand at the end of `typed`, which is all that stands before the cursor.
  init(of typed: String, kind: LineKind, vocabulary: LineVocabulary) {
    switch kind {
    case .filter:
      let found = FilterParser(vocabulary: vocabulary).completion(of: typed)
      self.init(start: found.start, candidates: found.candidates)
    case .command: self.init(ofCommand: typed, vocabulary)
    }
  }

  private init(start: Int, candidates: [LineCandidate]) {
    self.start = start
    self.candidates = candidates
  }

  private init(ofCommand typed: String, _ vocabulary: LineVocabulary) {
    let indent = typed.prefix { $0 == " " }.count
    let name = typed.dropFirst(indent).prefix { $0 != " " }
    guard indent + name.count < typed.count else {
      start = indent
      let names = LineCommand.all.map(\.name)
      let starting = names.filter { $0.hasPrefix(name) }
      candidates = (starting.isEmpty ? names.filter { $0.contains(name) } : starting).sorted()
        .map { LineCandidate(text: $0) }
      return
    }
    let rest = typed.dropFirst(indent + name.count)
    let argument = rest.drop { $0 == " " }
    guard case .success(let command) = LineCommand.find(String(name)) else {
      (start, candidates) = (typed.count, [])
      return
    }
    let found = command.argument.candidates(for: String(argument), vocabulary)
    start = typed.count - argument.count + found.offset
    candidates = found.candidates
  }

  /// What all candidates begin with.
  var common: String {
    guard let first = candidates.first?.text else { return "" }
    return candidates.dropFirst().reduce(first) { $0.commonPrefix(with: $1.text) }
  }
}

extension String {
  /// The longest beginning that both have.
  fileprivate func commonPrefix(with other: String) -> String {
    String(zip(self, other).prefix { $0 == $1 }.map(\.0))
  }
}
