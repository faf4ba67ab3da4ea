import Labels
import Refiner

/// Reads filters: conditions apart by spaces, all of which must hold.
///
/// `class:car,bus`, `-class:road`, `suggestion:bus`, `verdict:noise`, `image:0001*`, `lint:tiny`,
/// `undecided`, `is:disputed`, `area>200`, `eta>=.9`.
struct FilterParser {
  /// The words before a colon.
  enum Field: String, CaseIterable, Sendable {
    case `class`, suggestion, verdict, image, lint, `is`
  }

  let vocabulary: LineVocabulary

  /// Reads a whole filter; the empty one is all components.
  /// - Throws: `FilterError` with the place of the first mistake.
  func parse(_ text: String) throws(FilterError) -> QueueFilter {
    var terms: [FilterTerm] = []
    for token in Self.tokens(of: text) { terms.append(try term(token)) }
    return QueueFilter(terms)
  }

  /// A word of a filter and where it stands.
  struct Token: Hashable, Sendable {
    let text: String
    let position: Int
  }

  /// The words of a filter.
  static func tokens(of text: String) -> [Token] {
    var tokens: [Token] = []
    var word = ""
    for (position, letter) in (text + " ").enumerated() {
      if letter != " " {
        word.append(letter)
      } else if !word.isEmpty {
        tokens.append(Token(text: word, position: position - word.count))
        word = ""
      }
    }
    return tokens
  }

  private func term(_ token: Token) throws(FilterError) -> FilterTerm {
    let isNegated = token.text.hasPrefix("-")
    let body = String(isNegated ? token.text.dropFirst() : token.text[...])
    let start = token.position + (isNegated ? 1 : 0)
    return FilterTerm(
      text: token.text, isNegated: isNegated, test: try test(body, position: start))
  }

  private func test(_ body: String, position: Int) throws(FilterError) -> FilterTest {
    if let state = FilterState(rawValue: body.lowercased()) { return .state(state) }
    if let colon = body.firstIndex(of: ":") {
      let name = String(body[..<colon])
      guard let field = Field(rawValue: name.lowercased()) else {
        throw FilterError(position: position, reason: Self.unknown(name, isField: true))
      }
      let values = Token(
        text: String(body[body.index(after: colon)...]), position: position + name.count + 1)
      return try test(field, values)
    }
    if let sign = body.firstIndex(where: { "<>=".contains($0) }) {
      return try number(body, sign: sign, position: position)
    }
    throw FilterError(position: position, reason: Self.unknown(body, isField: false))
  }

  private func number(
    _ body: String, sign: String.Index, position: Int
  ) throws(FilterError) -> FilterTest {
    let name = String(body[..<sign])
    guard let measure = QueueMeasure(rawValue: name.lowercased()) else {
      throw FilterError(
        position: position,
        reason: "no number is called '\(name)'; there are \(Self.list(QueueMeasure.self))")
    }
    let rest = String(body[sign...])
    guard let comparison = FilterComparison.allCases.first(where: { rest.hasPrefix($0.rawValue) })
    else { throw FilterError(position: position, reason: "use one of > >= < <= =") }
    let digits = String(rest.dropFirst(comparison.rawValue.count))
    guard let value = Self.number(digits) else {
      throw FilterError(
        position: position + name.count + comparison.rawValue.count,
        reason: digits.isEmpty
          ? "a number is missing, such as \(name)\(comparison.rawValue)0.5"
          : "'\(digits)' is no number")
    }
    return .number(measure, comparison, value)
  }

  /// A plain decimal number, `.5` and `-3` among them.
  private static func number(_ text: String) -> Float? {
    guard text.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") }) else {
      return nil
    }
    return Float(text.hasPrefix(".") ? "0" + text : text)
  }

  private static func unknown(_ word: String, isField: Bool) -> String {
    let fields = Field.allCases.map { $0.rawValue + ":" }.joined(separator: " ")
    let states = FilterState.allCases.map(\.rawValue).joined(separator: " ")
    let numbers = QueueMeasure.allCases.map(\.rawValue).joined(separator: " ")
    return word.isEmpty && !isField
      ? "a condition is missing after -"
      : "'\(word)' is no condition; there are \(fields) \(states), and \(numbers) with > or <"
  }

  /// The names of all cases in a row.
  static func list<Names: CaseIterable & RawRepresentable>(_ type: Names.Type) -> String
  where Names.RawValue == String {
    type.allCases.map(\.rawValue).joined(separator: ", ")
  }
}
