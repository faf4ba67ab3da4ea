/// What can be appended to the journal.
public enum JournalAction: Hashable, Sendable {
  /// A decision.
  case decide(Decision)
  /// The decision of row `sequence`, the newest that stands, is taken back.
  case undo(sequence: Int)
  /// The decision of row `sequence`, the newest that was taken back, stands again.
  case redo(sequence: Int)
}
