internal import Labels

/// The rows of a journal that stand, by image: a second, simpler fold beside ``ReviewState``.
///
/// What checks an export must not share its mistakes. This fold keeps nothing but lists of rows: a decision
/// is added to its image's, undo and redo put back what the list was, a reopened component's rows are
/// struck out, with the shapes made after its first. The journal must be a sound one (``JournalCheck``).
internal struct StandingRows: Sendable {
  /// What a row did to its image's list.
  private enum Step {
    case added(StandingRow)
    case replaced(before: [StandingRow], after: [StandingRow])
  }

  private var rows: [ImageID: [StandingRow]] = [:]
  private var steps: [Int: (image: ImageID, step: Step)] = [:]

  /// The fold of no row.
  internal init() {}

  /// The fold of some rows.
  internal init(_ entries: some Sequence<JournalEntry>) {
    for entry in entries { apply(entry) }
  }

  /// The rows that stand in an image, the oldest first.
  internal func rows(in image: ImageID) -> [StandingRow] { rows[image] ?? [] }

  /// Adds the next row.
  /// - Complexity: O(1), for a reopened component O(rows of its image).
  internal mutating func apply(_ entry: JournalEntry) {
    switch (entry.kind, entry.reference) {
    case (JournalEntry.undoKind, let sequence?):
      guard let (image, step) = steps[sequence] else { return }
      switch step {
      // A damaged journal may take back what does not stand; what checks its chain says so.
      case .added(let row):
        if rows[image]?.last?.sequence == row.sequence { rows[image]?.removeLast() }
      case .replaced(let before, _): rows[image] = before
      }
    case (JournalEntry.redoKind, let sequence?):
      guard let (image, step) = steps[sequence] else { return }
      switch step {
      case .added(let row): rows[image, default: []].append(row)
      case .replaced(_, let after): rows[image] = after
      }
    default: decide(entry)
    }
  }

  private mutating func decide(_ entry: JournalEntry) {
    guard let kind = DecisionKind(rawValue: entry.kind) else { return }
    let step: Step
    if kind == .reopen {
      let before = rows(in: entry.image)
      let after = Self.reopening(entry.component, in: before)
      rows[entry.image] = after
      step = .replaced(before: before, after: after)
    } else {
      guard kind.settlesPixels else { return }
      let row = StandingRow(
        sequence: entry.sequence, component: entry.component, kind: kind,
        shape: entry.decision?.reshape)
      rows[entry.image, default: []].append(row)
      step = .added(row)
    }
    steps[entry.sequence] = (entry.image, step)
  }

  private static func reopening(
    _ component: ComponentID, in rows: [StandingRow]
  ) -> [StandingRow] {
    var result: [StandingRow] = []
    var takesShapes = false
    for var row in rows {
      if row.component == component {
        takesShapes = takesShapes || row.shape != nil
        continue
      }
      if takesShapes { row.shape = nil }
      result.append(row)
    }
    return result
  }
}
