import Refiner

extension FilterParser {
  /// What can stand at the end of a filter that has been typed so far.
  ///
  /// start: where the candidates begin, in characters.
  func completion(of typed: String) -> (start: Int, candidates: [LineCandidate]) {
    let word = typed.lastIndex(of: " ").map { typed[typed.index(after: $0)...] } ?? typed[...]
    let body = word.hasPrefix("-") ? word.dropFirst() : word
    guard let colon = body.firstIndex(of: ":") else {
      return (typed.count - body.count, conditions(startingWith: String(body)))
    }
    let value =
      body[body.index(after: colon)...].split(
        separator: ",", omittingEmptySubsequences: false
      ).last.map(String.init) ?? ""
    guard let field = Field(rawValue: body[..<colon].lowercased()) else { return (typed.count, []) }
    return (typed.count - value.count, LineCandidate.matching(value, in: values(of: field)))
  }

  private func conditions(startingWith word: String) -> [LineCandidate] {
    let wanted = word.lowercased()
    let fields = Field.allCases.map { LineCandidate(text: $0.rawValue + ":", isWhole: false) }
    let states = FilterState.allCases.map { LineCandidate(text: $0.rawValue) }
    let numbers = QueueMeasure.allCases.map { LineCandidate(text: $0.rawValue, isWhole: false) }
    return (fields + states + numbers).filter { $0.text.hasPrefix(wanted) }
  }

  private func values(of field: Field) -> [String] {
    switch field {
    case .class: vocabulary.classWords
    case .suggestion: vocabulary.classWords + ["void"]
    case .verdict: Verdict.allCases.map(\.rawValue)
    case .image: vocabulary.imageStems
    case .lint: LintRule.allCases.map(\.rawValue) + ["any"]
    case .is: FilterState.allCases.map(\.rawValue)
    }
  }
}
