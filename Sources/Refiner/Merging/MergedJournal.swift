internal import Labels

/// Gives the rows of a merged run their place in its journal.
struct MergedJournal: Sendable {
  /// The rows that stay as they are, the first of the journal.
  let known: [JournalEntry]
  private var classes: [ComponentID: ClassID] = [:]
  private var tip: String
  private var sequence: Int
  private let components: MergeComponents

  /// Begins the journal of a run with rows that stay as they are.
  init(runID: String, components: MergeComponents, known: some Sequence<JournalEntry>) {
    self.known = Array(known)
    self.components = components
    for entry in self.known { classes[entry.component] = entry.classAfter }
    tip = self.known.last?.hash ?? JournalChain.genesis(runID: runID)
    sequence = self.known.last?.sequence ?? 0
  }

  /// The next rows with their places, and the journal after them.
  func sealing(
    _ rows: ArraySlice<MergedRow>
  ) -> (entries: [JournalEntry], next: MergedJournal) {
    var journal = self
    return (rows.map { journal.entry($0) }, journal)
  }

  private mutating func entry(_ row: MergedRow) -> JournalEntry {
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
    entry.hash = JournalChain.hash(after: tip, canonical: entry.canonicalBytes)
    classes[entry.component] = entry.classAfter
    tip = entry.hash
    return entry
  }
}
