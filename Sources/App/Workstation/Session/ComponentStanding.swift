import Refiner

/// What the journal says of one component: what one of its steps can change.
struct ComponentStanding: Hashable, Sendable {
  /// The decision that stands; nil for none.
  let decision: Decision?
  private let sequence: Int?
  private let isFlagged: Bool
  private let note: String?
  private let reopened: String?

  /// Reads it off a state.
  init(of id: ComponentID, in review: ReviewState) {
    decision = review.decisions[id]
    sequence = review.sequence(of: id)
    isFlagged = review.flagged.contains(id)
    note = review.notes[id]
    reopened = review.reopened[id]
  }

  /// The kind of the decision that leads from `before` to here.
  func step(from before: ComponentStanding) -> DecisionKind {
    // The same decision made once more is another row.
    if reopened != before.reopened, decision == nil { return .reopen }
    if sequence != before.sequence { return decision?.kind ?? before.decision?.kind ?? .keep }
    if isFlagged != before.isFlagged { return isFlagged ? .flag : .unflag }
    return note != before.note ? .note : .later
  }
}
