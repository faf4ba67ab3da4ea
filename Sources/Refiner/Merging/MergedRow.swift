internal import Labels

/// A row of a merged journal before it is known what it follows.
struct MergedRow: Sendable {
  /// Where it stands.
  var key: MergeKey
  /// Who did what, when and why.
  ///
  /// Place, class before, reference and hash are filled in when it is written; the
  /// pixels hold where nothing in its image was ever reshaped.
  var entry: JournalEntry

  /// What the merge itself does about a component, right after some row of it.
  static func merging(
    _ component: ComponentID, after row: MergedRow, kind: DecisionKind, note: String
  ) -> MergedRow {
    var entry = row.entry
    entry.component = component
    entry.time = row.key.time
    entry.reviewer = Self.reviewer
    entry.kind = kind.rawValue
    entry.maskSource = nil
    entry.seconds = 0
    entry.note = note
    return MergedRow(key: row.key.next, entry: entry)
  }

  /// Who the journal names for rows that merging adds.
  static let reviewer = "merge"

  /// The row of a decision without its shape.
  ///
  /// own: the component's class in the map under review.
  func withoutShape(own: ClassID) -> MergedRow {
    guard entry.kind == DecisionKind.reshape.rawValue else { return self }
    var row = self
    row.entry.kind = (entry.classAfter == own ? DecisionKind.keep : .relabel).rawValue
    row.entry.maskSource = nil
    return row
  }

  /// The row that takes off what all know, of a row that took it back or reopened it.
  var takingOff: MergedRow {
    var row = self
    if entry.kind != DecisionKind.reopen.rawValue { row.entry.note = "taken back" }
    row.entry.kind = DecisionKind.reopen.rawValue
    row.entry.maskSource = nil
    return row
  }

  /// A row that reopened a decision as a note, for a journal that does not have the decision.
  var asNote: MergedRow {
    var row = self
    row.entry.kind = DecisionKind.note.rawValue
    row.entry.note = ["reopened", entry.note ?? ""].filter { !$0.isEmpty }.joined(separator: ": ")
    return row
  }
}
