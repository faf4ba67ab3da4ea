internal import Labels

/// Follows a journal's chain and its fold row by row.
internal struct JournalCheck {
  internal let file: String
  internal private(set) var findings: [Finding] = []
  internal private(set) var state = ReviewState()
  /// The hash that the next row continues.
  internal private(set) var tip: String
  private var classes: [ComponentID: ClassID] = [:]

  internal init(file: String, runID: String) {
    self.file = file
    tip = JournalChain.genesis(runID: runID)
  }

  /// Checks the next row.
  ///
  /// `canonical` is its text as it was found.
  internal mutating func check(_ entry: JournalEntry, canonical: some StringProtocol) {
    if JournalChain.hash(after: tip, canonical: canonical) != entry.hash {
      report(entry, "the hash does not follow from the row and the one before")
    }
    if let reason = state.refusal(of: entry) { report(entry, "\(reason)") }
    // A component's class before its first row is not known here; later rows must continue it.
    if let before = classes[entry.component], before != entry.classBefore {
      report(entry, "class before is \(entry.classBefore), the rows before left \(before)")
    }
    classes[entry.component] = entry.classAfter
    state.apply(entry)
    tip = entry.hash
  }

  private mutating func report(_ entry: JournalEntry, _ problem: String) {
    findings.append(Finding(file: file, problem: "row \(entry.sequence): \(problem)"))
  }
}
