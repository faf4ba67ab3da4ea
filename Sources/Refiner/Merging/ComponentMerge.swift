internal import Labels

/// What becomes of a component that sources decided about.
struct ComponentMerge: Sendable {
  /// How the decisions fit together.
  enum Outcome: Hashable, Sendable {
    /// One source decided.
    case single
    /// Two or more decided the same.
    case agreed
    /// They decided otherwise; the note says who what.
    case disputed(note: String)
  }

  /// The component.
  let component: ComponentID
  /// Its class as refining found it.
  let own: ClassID
  /// The rows, in order.
  let rows: [MergedRow]
  /// How the decisions fit together.
  let outcome: Outcome

  /// Merges decisions.
  ///
  /// candidates: one or more.  takenOff: rows by which sources took off what all know; a decision that stands in
  /// one of them against it is a dispute.
  init(
    _ component: ComponentID, own: ClassID, candidates: [MergeCandidate], takenOff: [MergedRow],
    taxonomy: Taxonomy, base: () throws -> RunLengthEncoding
  ) rethrows {
    self.component = component
    self.own = own
    let candidates = candidates.sorted { $0.key < $1.key }
    let agree = try candidates.dropFirst().allSatisfy {
      try $0.agrees(with: candidates[0], base: base)
    }
    if agree, takenOff.isEmpty {
      // The earliest's shape stands; the others say the same without theirs.
      rows =
        candidates[0].rows
        + candidates.dropFirst().map {
          MergedRow(key: $0.key, entry: $0.entry).withoutShape(own: own)
        }
      outcome = candidates.count > 1 ? .agreed : .single
    } else {
      rows = candidates.flatMap(\.rows).sorted { $0.key < $1.key }
      let said = candidates.map { "\($0.entry.reviewer) \($0.words(in: taxonomy))" }
      let off = takenOff.map { "\($0.entry.reviewer) took it off" }
      outcome = .disputed(note: ReviewState.disputeStart + (said + off).joined(separator: ", "))
    }
  }

  /// Whether there are reshapes among its rows.
  var hasShape: Bool { rows.contains { $0.entry.kind == DecisionKind.reshape.rawValue } }
}
