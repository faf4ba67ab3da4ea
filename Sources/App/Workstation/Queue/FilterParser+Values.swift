import Labels
import Refiner

extension FilterParser {
  /// Reads what stands behind a field's colon: values apart by commas, one of which must hold.
  func test(_ field: Field, _ values: Token) throws(FilterError) -> FilterTest {
    var position = values.position
    var parts: [Token] = []
    for part in values.text.split(separator: ",", omittingEmptySubsequences: false) {
      guard !part.isEmpty else {
        throw FilterError(position: position, reason: Self.missing(field))
      }
      parts.append(Token(text: String(part), position: position))
      position += part.count + 1
    }
    switch field {
    case .class: return .classes(Set(try parts.map(classID)))
    case .suggestion: return .suggestions(Set(try parts.map(suggestion)))
    case .verdict: return .verdicts(Set(try parts.map(verdict)))
    case .image: return .images(parts.map(\.text))
    case .lint: return .lint(try rules(parts))
    case .is: return .state(try state(values))
    }
  }

  private func suggestion(_ value: Token) throws(FilterError) -> ClassID {
    value.text.lowercased() == "void" ? .void : try classID(value)
  }

  private func classID(_ value: Token) throws(FilterError) -> ClassID {
    if let id = vocabulary.classID(named: value.text) { return id }
    throw FilterError(
      position: value.position,
      reason: vocabulary.noClass(called: value.text, of: vocabulary.classWords))
  }

  private func verdict(_ value: Token) throws(FilterError) -> Verdict {
    guard let verdict = Verdict(rawValue: value.text.lowercased()) else {
      throw FilterError(
        position: value.position,
        reason: "no verdict is called '\(value.text)'; there are \(Self.list(Verdict.self))")
    }
    return verdict
  }

  private func state(_ value: Token) throws(FilterError) -> FilterState {
    guard let state = FilterState(rawValue: value.text.lowercased()) else {
      throw FilterError(
        position: value.position,
        reason: "nothing is '\(value.text)'; there are \(Self.list(FilterState.self))")
    }
    return state
  }

  private func rules(_ values: [Token]) throws(FilterError) -> LintRules {
    var rules: LintRules = []
    for value in values {
      if value.text.lowercased() == "any" {
        rules = .all
      } else if let rule = LintRule(rawValue: value.text.lowercased()) {
        rules.insert(LintRules(rule))
      } else {
        throw FilterError(
          position: value.position,
          reason: "no rule is called '\(value.text)'; there are \(Self.list(LintRule.self)), any")
      }
    }
    return rules
  }

  private static func missing(_ field: Field) -> String {
    switch field {
    case .class, .suggestion: "a class is missing, such as \(field.rawValue):car"
    case .verdict: "a verdict is missing: \(list(Verdict.self))"
    case .image: "a name is missing, such as image:0001*"
    case .lint: "a rule is missing: \(list(LintRule.self)), any"
    case .is: "a state is missing: \(list(FilterState.self))"
    }
  }
}
