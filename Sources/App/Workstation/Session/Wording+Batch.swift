import Labels
import Refiner

extension Wording {
  /// How many there are of each class, the most first: `20 car, 12 bus, 5 pole`.
  static func classCounts(_ classes: [ClassID], taxonomy: Taxonomy) -> String {
    var counts: [ClassID: Int] = [:]
    for id in classes { counts[id, default: 0] += 1 }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "\(grouped($0.value)) \(taxonomy.name(of: $0.key))" }.joined(separator: ", ")
  }

  /// Decisions that are made unseen, such as `accept 100 (60 car, 40 road), reject 51 (31 building, 20 pole)`, and
  /// what has been done then: `100 accepted, 51 rejected`.
  static func bulk(
    _ decisions: [Decision], of items: [QueueItem], taxonomy: Taxonomy
  ) -> (question: String, done: String) {
    let kinds = Dictionary(
      decisions.map { ($0.component, $0.kind) }, uniquingKeysWith: { first, _ in first })
    var parts: [(question: String, done: String)] = []
    for (kind, verb) in [(DecisionKind.keep, "accept"), (.discard, "reject")] {
      let classes = items.filter { kinds[$0.id] == kind }.map(\.classID)
      guard !classes.isEmpty else { continue }
      let count = grouped(classes.count)
      parts.append(
        ("\(verb) \(count) (\(classCounts(classes, taxonomy: taxonomy)))", "\(count) \(verb)ed"))
    }
    return (
      parts.map(\.question).joined(separator: ", "), parts.map(\.done).joined(separator: ", ")
    )
  }

  /// The words for one choice about many components.
  ///
  /// verb: `accept`.  detail: what follows the counts.  done: `accepted`.
  static func outcome(
    _ choice: Choice, _ decisions: [Decision], taxonomy: Taxonomy
  ) -> (verb: String, detail: String, done: String) {
    switch choice {
    case .keep: return ("accept", "", "accepted")
    case .discard: return ("reject", "", "rejected")
    case .later: return ("put off", "", "put off")
    case .relabel(let id):
      let name = taxonomy.name(of: id)
      return ("make \(name)", "", "are now \(name)")
    case .reshape: return ("reshape", "", "reshaped")
    case .suggestion:
      let kinds: [(DecisionKind, String)] = [
        (.keep, "accept"), (.relabel, "relabel"), (.discard, "reject"),
      ]
      let parts = kinds.compactMap { kind, verb in
        let count = decisions.count { $0.kind == kind }
        return count > 0 ? "\(verb) \(grouped(count))" : nil
      }
      return (
        "take the suggestion for", "; that is \(parts.joined(separator: ", "))", "suggestions taken"
      )
    }
  }
}
