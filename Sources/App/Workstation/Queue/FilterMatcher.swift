import Labels
import Refiner

/// A filter made ready for many components.
struct FilterMatcher {
  private struct Condition {
    let isNegated: Bool
    let test: FilterTest
    /// The images that match an image condition.
    let images: Set<ImageID>
  }

  private let conditions: [Condition]
  private let state: ReviewState

  /// Makes a filter ready; decisions are looked up in `state`.
  /// - Complexity: O(images).
  init(_ filter: QueueFilter, state: ReviewState, images: [ImageRecord]) {
    self.state = state
    conditions = filter.terms.map { term in
      var found: Set<ImageID> = []
      if case .images(let patterns) = term.test {
        let wildcards = patterns.map(Wildcard.init)
        let matching = images.filter { image in wildcards.contains { $0.matches(image.stem) } }
        found = Set(matching.map(\.id))
      }
      return Condition(isNegated: term.isNegated, test: term.test, images: found)
    }
  }

  /// The places of a catalogue's components that fulfil all conditions, ascending.
  /// - Complexity: O(components * conditions).
  func places(in catalogue: QueueCatalogue) -> [Int32] {
    guard !conditions.isEmpty else { return (0..<Int32(catalogue.count)).map { $0 } }
    var places: [Int32] = []
    for place in 0..<catalogue.count where matches(catalogue.facts(at: place)) {
      places.append(Int32(place))
    }
    return places
  }

  /// Whether a component fulfils all conditions.
  func matches(_ facts: ComponentFacts) -> Bool {
    conditions.allSatisfy { holds($0, facts) != $0.isNegated }
  }

  private func holds(_ condition: Condition, _ facts: ComponentFacts) -> Bool {
    let item = facts.item
    switch condition.test {
    case .classes(let ids): return ids.contains(item.classID)
    case .suggestions(let ids): return ids.contains(item.acceptance.classAfter)
    case .verdicts(let verdicts): return verdicts.contains(item.verdict)
    case .images: return condition.images.contains(item.image)
    case .lint(let rules): return !facts.lint.isDisjoint(with: rules)
    case .state(let wanted): return holds(wanted, item.id)
    case .number(let measure, let comparison, let bound):
      return measure.value(of: facts).map { comparison.holds($0, bound) } ?? false
    }
  }

  private func holds(_ wanted: FilterState, _ id: ComponentID) -> Bool {
    switch wanted {
    case .undecided: state.decisions[id] == nil
    case .decided: state.decisions[id] != nil
    case .flagged: state.flagged.contains(id)
    case .later: state.isLater(id)
    case .noted: state.notes[id] != nil
    case .reopened: state.reopened[id] != nil
    case .disputed: state.isDisputed(id)
    }
  }
}
