internal import Labels

extension Reliability {
  /// Takes the standing decisions of a journal.
  ///
  /// The suspicion is that of the component's first keep, discard or relabel, taken back or not: later
  /// ones are shown a suspicion that has learnt from it. A relabel or discard says that the label was
  /// wrong, a keep that it was right; what was accepted unseen says nothing, nor does what a reviewer was
  /// asked a second time.
  /// - Throws: `StoreError` when the journal cannot be read.
  /// - Complexity: O(rows), memory O(decided components).
  public init(of store: ReviewStore) throws {
    let state = try store.reviewState()
    var shown: [ComponentID: (suspicion: Double, classID: ClassID)] = [:]
    try store.forEachJournalEntry { entry in
      guard entry.decision?.kind.settlesPixels == true, shown[entry.component] == nil else {
        return
      }
      // Nothing settled the component before, so its class is still that of the map under review.
      shown[entry.component] = (Double(entry.suspicion), entry.classBefore)
    }
    self.init()
    let bound = try store.componentBound()
    for decision in state.orderedDecisions
    where !state.unseen.contains(decision.component) && decision.component < bound {
      guard let (suspicion, classID) = shown[decision.component] else { continue }
      add(suspicion: min(1, max(0, suspicion)), isWrong: decision.classAfter != classID)
    }
  }
}
