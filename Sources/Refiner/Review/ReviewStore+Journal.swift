internal import Foundation
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
    let rows = try append(
      [JournalRequest(action, suspicion: suspicion)], reviewer: reviewer, seconds: seconds,
      note: note)
    return rows[0]
  }

  /// Appends rows to the journal in one transaction that is on disk when the call returns: all or none.
  ///
  /// Two or more decisions become a batch, which ``ReviewState/nextUndo`` takes back together.
  /// `seconds` is the time spent on all of them; every row gets its share.
  /// - Throws: As ``append(_:reviewer:seconds:note:suspicion:)``.
  /// - Complexity: O(requests), and O(decided components) for more than one.
  public func append(
    _ requests: [JournalRequest], reviewer: String, seconds: Double, note: String? = nil
  ) throws(StoreError) -> [JournalEntry] {
    try append { state in
      drafts(requests, after: state, reviewer: reviewer, seconds: seconds, note: note)
    }
  }

  /// Appends rows of another journal, in one transaction that is on disk when the call returns: all or none.
  ///
  /// asBatch: whether one undo takes all of them back.
  /// - Throws: As ``append(_:reviewer:seconds:note:suspicion:)``.
  /// - Complexity: O(rows + decided components).
  public func transcribe(
    _ rows: [TranscribedRow], asBatch: Bool = false
  ) throws(StoreError) -> [JournalEntry] {
    try append { state in
      rows.map { row in
        JournalDraft(
          action: row.action, reviewer: row.reviewer, seconds: row.seconds, note: row.note,
          suspicion: row.suspicion, batch: asBatch ? state.entries + 1 : nil, time: row.time,
          path: path)
      }
    }
  }

  private func append(
    _ drafts: (ReviewState) -> [JournalDraft]
  ) throws(StoreError) -> [JournalEntry] {
    try fold.withLock { (state) throws(StoreError) -> [JournalEntry] in
      var ahead: ReviewState?
      let rows = try write { database in
        if let reason = try Self.journalEndProblem(in: database) {
          throw StoreError.damaged(path: path, reason: reason)
        }
        try catchUp(&state, in: database)
        var pen = JournalPen(state: state, tip: try JournalTable.tip(in: database), path: path)
        for draft in drafts(state) { try pen.write(draft, into: database) }
        try Self.anchorJournal(in: database)
        // A single row is added below, to the only copy: copying the fold costs O(decided components).
        if pen.rows.count > 1 { ahead = pen.state }
        return pen.rows
      }
      if let found = ahead {
        state = found
        ahead = nil
      }
      if let newest = rows.last { state.apply(newest) }
      return rows
    }
  }

  private func drafts(
    _ requests: [JournalRequest], after state: ReviewState, reviewer: String, seconds: Double,
    note: String?
  ) -> [JournalDraft] {
    let decisions = requests.count { if case .decide = $0.action { true } else { false } }
    let batch = decisions > 1 ? state.entries + 1 : nil
    let time = JournalDraft.timestamp(Date())
    return requests.map { request in
      JournalDraft(
        action: request.action, reviewer: reviewer, seconds: seconds / Double(requests.count),
        note: note, suspicion: request.suspicion, batch: batch, time: time, path: path)
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
