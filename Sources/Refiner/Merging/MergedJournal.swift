internal import GRDB
internal import Labels

/// Writes the journal of a merged run.
struct MergedJournal {
  private var classes: [ComponentID: ClassID] = [:]
  private var tip: String
  private var sequence = 0
  private let components: MergeComponents

  /// Begins the journal of a run.
  init(runID: String, components: MergeComponents) {
    tip = JournalChain.genesis(runID: runID)
    self.components = components
  }

  /// Writes rows that stay as they are, the first of the journal.
  mutating func keep(_ entries: some Sequence<JournalEntry>, in database: Database) throws {
    for entry in entries {
      try JournalTable.insert(entry, into: database)
      classes[entry.component] = entry.classAfter
      sequence = entry.sequence
      tip = entry.hash
    }
  }

  /// Writes the next row, with its place in this journal.
  mutating func write(_ row: MergedRow, in database: Database) throws {
    var entry = row.entry
    let own = components[entry.component]?.classID ?? .void
    let before = classes[entry.component] ?? own
    sequence += 1
    entry.sequence = sequence
    entry.reference = nil
    entry.classBefore = before
    switch DecisionKind(rawValue: entry.kind) {
    case .keep, .reopen: entry.classAfter = own
    case .later, .flag, .unflag, .note: entry.classAfter = before
    default: break
    }
    entry.hash = JournalChain.hash(after: tip, canonical: entry.canonical)
    try JournalTable.insert(entry, into: database)
    classes[entry.component] = entry.classAfter
    tip = entry.hash
  }
}
