internal import Labels

/// What was done in a source beyond what the others know: the rows of its journal that stand in the end.
///
/// Rows that were taken back or superseded, and those about repeats, are left out; a component's reshapes all
/// stand, because they say which pixels its neighbours have.
struct SourceActs: Sendable {
  /// A row, by its component.
  struct Act: Hashable, Sendable {
    let component: ComponentID
    /// Its index in the source's journal.
    let row: Int
  }

  /// The rows whose decisions stand, one for a component.
  private(set) var decisions: [Act] = []
  /// The rows that took a decision off that the others know, one for a component that is undecided since.
  private(set) var takenOff: [Act] = []
  /// The newest flag, note or postponement of components whose flag, note or place in the queue is another
  /// than the others know.
  private(set) var marks: [Act] = []
  /// The rows that reopened a decision which the others do not know, of components without one since.
  private(set) var reopened: [Act] = []
  /// The reshapes that stand, by component, in order.
  private(set) var reshapes: [ComponentID: [Int]] = [:]
  /// What the known rows amount to.
  let before: ReviewState
  /// Times of rows that were written after the clock was set back.
  private var late: [Int: String] = [:]

  /// Collects a source's acts.
  /// - Complexity: O(rows).
  init(of source: MergeSource) {
    let entries = source.entries
    let after = source.state
    before = source.known == 0 ? ReviewState() : ReviewState(entries.prefix(source.known))
    for (component, sequence) in after.sequences
    where before.sequences[component] != sequence && !source.isTwin(entries[sequence - 1]) {
      decisions.append(Act(component: component, row: sequence - 1))
    }
    let gone = Set(before.sequences.keys.filter { after.sequences[$0] == nil })
    takenOff = Self.lastRows(of: gone, in: source, where: Self.takesOff)
    collectMarks(of: source)
    collectReshapes(of: source)
    straightenTimes(of: source)
  }

  /// When a row was made, for the order of rows: never earlier than rows of its image before it.
  func time(of row: Int, _ entry: JournalEntry) -> String { late[row] ?? entry.time }

  /// The newest rows about some components beyond the known ones, of kinds that are wanted.
  private static func lastRows(
    of components: Set<ComponentID>, in source: MergeSource, where isWanted: (String) -> Bool
  ) -> [Act] {
    guard !components.isEmpty else { return [] }
    var rows: [ComponentID: Int] = [:]
    for (row, entry) in source.entries.enumerated().dropFirst(source.known)
    where components.contains(entry.component) && isWanted(entry.kind) && !source.isTwin(entry) {
      rows[entry.component] = row
    }
    return rows.map { Act(component: $0.key, row: $0.value) }
  }

  /// Adds what the run that was divided took off after parts had taken it over.
  mutating func takeOff(_ known: KnownRows, of source: MergeSource, in union: MergeUnion) {
    let runID = source.configuration.runID
    guard source.assignment == nil,
      union.sources.contains(where: { $0.assignment?.parentRunID == runID })
    else { return }
    let gone = Set(
      source.entries.lazy.filter {
        source.state.sequences[$0.component] == nil && known.decided.contains($0.component)
          && known.contains($0)
      }.map(\.component))
    takenOff += Self.lastRows(of: gone, in: source, where: Self.takesOff)
    reopened.removeAll { gone.contains($0.component) }
  }

  /// Whether rows of a kind take decisions off.
  private static func takesOff(_ kind: String) -> Bool {
    [JournalEntry.undoKind, JournalEntry.redoKind, DecisionKind.reopen.rawValue].contains(kind)
  }

  private mutating func collectMarks(of source: MergeSource) {
    let after = source.state
    /// The newest rows of a kind that stand: one that was taken back says nothing any more.
    func rows(_ components: some Sequence<ComponentID>, _ kind: DecisionKind) -> [Act] {
      let wanted = Set(components)
      guard !wanted.isEmpty else { return [] }
      var rows: [ComponentID: Int] = [:]
      for sequence in after.undoStack {
        let entry = source.entries[sequence - 1]
        if entry.kind == kind.rawValue, wanted.contains(entry.component), !source.isTwin(entry) {
          rows[entry.component] = sequence - 1
        }
      }
      return rows.map { Act(component: $0.key, row: $0.value) }
    }
    marks += rows(after.flagged.subtracting(before.flagged), .flag)
    marks += rows(before.flagged.subtracting(after.flagged), .unflag)
    let noted = Set(after.notes.keys).union(before.notes.keys)
    marks += rows(noted.filter { after.notes[$0] != before.notes[$0] }, .note)
    marks += rows(after.putOff.filter { before.putOff[$0.key] != $0.value }.map(\.key), .later)
    let open = after.reopened.keys.filter {
      before.reopened[$0] == nil && before.sequences[$0] == nil
    }
    reopened = rows(open, .reopen)
  }

  private mutating func collectReshapes(of source: MergeSource) {
    for (image, shapes) in source.state.shapes where !source.twins.contains(image) {
      let known = Set(before.shapes(of: image).reshapes.map(\.sequence))
      for standing in shapes.reshapes where !known.contains(standing.sequence) {
        reshapes[standing.component, default: []].append(standing.sequence - 1)
      }
    }
  }

  private mutating func straightenTimes(of source: MergeSource) {
    var newest: [ImageID: String] = [:]
    for (row, entry) in source.entries.enumerated() {
      if let before = newest[entry.image], entry.time < before {
        late[row] = before
      } else {
        newest[entry.image] = entry.time
      }
    }
  }
}
