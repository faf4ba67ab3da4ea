internal import GRDB
internal import Labels
internal import Synchronization

extension ReviewStore {
  /// Appends one row to the journal, in a transaction of its own that is on disk when the call returns.
  ///
  /// The chain is continued from the newest row inside that transaction, so rows of another process
  /// are never overwritten or skipped. `suspicion` is P(wrong) as the reviewer's queue had it at that
  /// moment; nil for the refinement's.
  /// - Throws: `StoreError.refused` when the row cannot be next, `.damaged` when rows of the end are
  ///   gone; nothing is changed then.
  /// - Complexity: O(1) and the rows that other processes added since the last call.
  public func append(
    _ action: JournalAction, reviewer: String, seconds: Double, note: String? = nil,
    suspicion: Float? = nil
  ) throws(StoreError) -> JournalEntry {
    try fold.withLock { (state) throws(StoreError) -> JournalEntry in
      let entry = try write { database in
        if let reason = try Self.journalEndProblem(in: database) {
          throw StoreError.damaged(path: path, reason: reason)
        }
        try catchUp(&state, in: database)
        if let reason = state.refusal(of: action) {
          throw StoreError.refused(path: path, reason: reason)
        }
        let draft = JournalDraft(
          action: action, reviewer: reviewer, seconds: seconds, note: note,
          suspicion: suspicion, path: path)
        let entry = try draft.entry(after: state, in: database)
        try JournalTable.insert(entry, into: database)
        try Self.anchorJournal(in: database)
        return entry
      }
      state.apply(entry)
      return entry
    }
  }

  /// All rows of the journal, in order.
  public func journal() throws(StoreError) -> [JournalEntry] {
    try read { try JournalTable.entries(after: 0, in: $0) }
  }

  /// Calls `body` with every row of the journal in order, in constant memory.
  ///
  /// The store is not held while `body` runs.
  public func forEachJournalEntry(_ body: (JournalEntry) throws -> Void) throws {
    var last = 0
    while true {
      let entries = try read { try JournalTable.entries(after: last, limit: 512, in: $0) }
      guard let end = entries.last else { return }
      for entry in entries { try body(entry) }
      last = end.sequence
    }
  }

  /// What the journal amounts to.
  /// - Complexity: O(rows) the first time, O(new rows) afterwards.
  public func reviewState() throws(StoreError) -> ReviewState {
    try fold.withLock { (state) throws(StoreError) -> ReviewState in
      try read { try catchUp(&state, in: $0) }
      return state
    }
  }

  /// The newest row's hash; the chain's genesis when there is no row.
  public func journalTip() throws(StoreError) -> String {
    try read { try JournalTable.tip(in: $0) }
  }

  /// Number of rows of the journal.
  public func journalCount() throws(StoreError) -> Int {
    try read { try JournalTable.count(in: $0) }
  }

  private func catchUp(_ state: inout ReviewState, in database: Database) throws {
    for entry in try JournalTable.entries(after: state.entries, in: database) {
      state.apply(entry)
    }
  }
}
