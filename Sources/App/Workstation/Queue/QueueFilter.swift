import Labels
import Refiner

/// What a queue holds: the components that fulfil all of some conditions.
struct QueueFilter: Hashable, Sendable {
  /// The conditions; none for all components.
  private(set) var terms: [FilterTerm]

  /// All components.
  static let all = QueueFilter([])
  /// What the noise model suspects.
  static let suspected = QueueFilter([
    FilterTerm(text: "-verdict:clean", isNegated: true, test: .verdicts([.clean]))
  ])

  /// What several reviewers decided otherwise and nobody has settled since.
  static let disputed = QueueFilter([
    FilterTerm(text: "is:disputed", isNegated: false, test: .state(.disputed))
  ])

  /// Makes a filter of conditions that must all hold.
  init(_ terms: [FilterTerm]) { self.terms = terms }

  /// Whether every component is in it.
  var isAll: Bool { terms.isEmpty }

  /// The filter as it is typed; empty for all components.
  var text: String { terms.map(\.text).joined(separator: " ") }

  /// The filter with `terms` in the place of those that test the same kind of thing.
  func replacing(_ kind: FilterTest.Kind, with terms: [FilterTerm]) -> QueueFilter {
    QueueFilter(self.terms.filter { $0.test.kind != kind } + terms)
  }

  /// Whether it asks for lint rules.
  var needsLint: Bool { terms.contains { $0.test.kind == .lint } }
  /// Whether it asks for the disagreement, which is not known before anything was learnt.
  var needsDisagreement: Bool {
    terms.contains { if case .number(.disagreement, _, _) = $0.test { true } else { false } }
  }
}

/// One condition of a filter.
struct FilterTerm: Hashable, Sendable {
  /// The condition as it is typed.
  let text: String
  /// Whether the components that do not fulfil it are wanted.
  let isNegated: Bool
  /// What is tested.
  let test: FilterTest
}

extension FilterTerm {
  /// The condition that a component has a class.
  init(_ id: ClassID, in taxonomy: Taxonomy) {
    let name = taxonomy.name(of: id).replacing(" ", with: "-")
    self.init(text: "class:\(name)", isNegated: false, test: .classes([id]))
  }
}

/// What a condition tests.
enum FilterTest: Hashable, Sendable {
  /// Its class in the map under review is one of these.
  case classes(Set<ClassID>)
  /// Taking the suggestion would give it one of these; void for a discard.
  case suggestions(Set<ClassID>)
  /// The noise model says one of these.
  case verdicts(Set<Verdict>)
  /// Its image's stem matches one of these, where `*` stands for any letters and `?` for one.
  case images([String])
  /// It breaks one of these rules.
  case lint(LintRules)
  /// What reviewers did to it.
  case state(FilterState)
  /// A number is above or below another.
  case number(QueueMeasure, FilterComparison, Float)

  /// What kind of thing is tested.
  enum Kind: Hashable, Sendable {
    case classes, suggestions, verdicts, images, lint, state, number
  }

  /// What kind of thing is tested.
  var kind: Kind {
    switch self {
    case .classes: .classes
    case .suggestions: .suggestions
    case .verdicts: .verdicts
    case .images: .images
    case .lint: .lint
    case .state: .state
    case .number: .number
    }
  }
}

/// What reviewers did to a component.
enum FilterState: String, CaseIterable, Sendable {
  case undecided, decided, flagged, later, noted, reopened, disputed
}

/// How a number is compared.
enum FilterComparison: String, CaseIterable, Sendable {
  case atLeast = ">="
  case atMost = "<="
  case above = ">"
  case below = "<"
  case equal = "="

  /// Whether the comparison holds.
  func holds(_ left: Float, _ right: Float) -> Bool {
    switch self {
    case .atLeast: left >= right
    case .atMost: left <= right
    case .above: left > right
    case .below: left < right
    case .equal: left == right
    }
  }
}
