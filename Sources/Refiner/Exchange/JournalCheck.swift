internal import Labels

/// Follows a journal's chain and its fold row by row.
internal struct JournalCheck {
  /// So many broken rows are named one by one.
  private static let shown = 20

  internal let file: String
  internal private(set) var state = ReviewState()
  /// The hash that the next row continues.
  internal private(set) var tip: String
  /// Number of rows checked.
  internal private(set) var rowCount = 0
  /// The rows whose time is before that of the row before.
  internal private(set) var earlierRows: [Int] = []
  private var problems: [(row: Int, place: Int, problem: String)] = []
  private var lastTime = ""
  private var classes: [ComponentID: ClassID] = [:]

  internal init(file: String, runID: String) {
    self.file = file
    tip = JournalChain.genesis(runID: runID)
  }

  /// Checks the next row.
  ///
  /// canonical: ``JournalEntry/canonicalBytes``, as they were found.
  internal mutating func check(_ entry: JournalEntry, canonical: [UInt8]) {
    rowCount += 1
    if JournalChain.hash(after: tip, canonical: canonical) != entry.hash {
      report(entry, "the hash does not follow from the row and the one before")
    }
    if let reason = state.refusal(of: entry) { report(entry, "\(reason)") }
    // A component's class before its first row is not known here; later rows must continue it.
    if let before = classes[entry.component], before != entry.classBefore {
      report(entry, "class before is \(entry.classBefore), the rows before left \(before)")
    }
    classes[entry.component] = entry.classAfter
    if entry.time < lastTime { earlierRows.append(entry.sequence) }
    lastTime = entry.time
    state.apply(entry)
    tip = entry.hash
  }

  /// Notes what is wrong with the row that was checked last.
  internal mutating func report(_ entry: JournalEntry, _ problem: String) {
    problems.append((entry.sequence, rowCount, problem))
  }

  /// What is wrong, the first broken row first, with the number of rows that follow it.
  internal var findings: [Finding] {
    guard let first = problems.first else { return [] }
    let following = rowCount - first.place
    let rows = following == 1 ? "1 row follows" : "\(following) rows follow"
    var texts = ["row \(first.row): \(first.problem) (the first broken row; \(rows))"]
    texts += problems.dropFirst().prefix(Self.shown).map { "row \($0.row): \($0.problem)" }
    let left = problems.count - texts.count
    if left > 0 { texts.append("\(left) more of its rows do not fit") }
    return texts.map { Finding(file: file, problem: $0) }
  }

  /// What is odd and no error: a clock that was set back.
  internal var notes: [Finding] {
    guard let first = earlierRows.first else { return [] }
    let others = earlierRows.count - 1
    let more =
      others == 0 ? "" : others == 1 ? ", and so has 1 more" : ", and so have \(others) more"
    return [
      Finding(
        file: file,
        problem: """
          row \(first) has a time before that of the row before it\(more): a clock was set back; rows \
          count by their place
          """)
    ]
  }
}
