internal import GRDB

/// Writes rows at the end of the journal, in the transaction at hand.
internal struct JournalPen {
  /// What the journal amounts to before the newest row written.
  internal private(set) var state: ReviewState
  /// The rows written.
  internal private(set) var rows: [JournalEntry] = []
  private var tip: String
  private let path: String

  internal init(state: ReviewState, tip: String, path: String) {
    self.state = state
    self.tip = tip
    self.path = path
  }

  /// Writes the next row.
  /// - Throws: `StoreError.refused` when it cannot be next.
  internal mutating func write(_ draft: JournalDraft, into database: Database) throws {
    if let row = rows.last { state.apply(row) }
    if let reason = state.refusal(of: draft.action) {
      throw StoreError.refused(path: path, reason: reason)
    }
    let entry = try draft.entry(after: state, tip: tip, in: database)
    try JournalTable.insert(entry, into: database)
    tip = entry.hash
    rows.append(entry)
  }
}
