import Labels
import Refiner
import Testing

@Suite struct ReviewStateTests {
  /// The state worked out the slow way: the list of standing decisions, replayed each time.
  private struct NaiveModel {
    var standing: [(sequence: Int, decision: Decision)] = []
    var undone: [(sequence: Int, decision: Decision)] = []

    var decisions: [ComponentID: Decision] {
      var result: [ComponentID: Decision] = [:]
      for (_, decision) in standing {
        if decision.kind.settlesPixels { result[decision.component] = decision }
        if decision.kind == .reopen { result[decision.component] = nil }
      }
      return result
    }

    var flagged: Set<ComponentID> {
      var result: Set<ComponentID> = []
      for (_, decision) in standing {
        if decision.kind == .flag { result.insert(decision.component) }
        if decision.kind == .unflag { result.remove(decision.component) }
      }
      return result
    }

    var later: [ComponentID] {
      var result: [ComponentID] = []
      for (_, decision) in standing where ![.flag, .unflag, .note, .reopen].contains(decision.kind)
      {
        result.removeAll { $0 == decision.component }
        if decision.kind == .later { result.append(decision.component) }
      }
      return result
    }
  }

  private func entry(_ sequence: Int, _ decision: Decision) -> JournalEntry {
    JournalEntry(
      sequence: sequence, time: "", reviewer: "", image: ImageID(1), imageStem: "a",
      component: decision.component, kind: decision.kind.rawValue, classBefore: ClassID(0),
      classAfter: decision.classAfter, runsBefore: "", runsAfter: "", maskSource: nil,
      suspicion: 0, seconds: 0, note: nil, reference: nil, hash: "")
  }

  private func entry(
    _ sequence: Int, _ kind: String, of reference: Int, component: ComponentID
  ) -> JournalEntry {
    var entry = entry(
      sequence, Decision(component: component, kind: .keep, classAfter: ClassID(0)))
    entry.kind = kind
    entry.reference = reference
    return entry
  }

  @Test(arguments: 1...20)
  func randomSequencesAgreeWithReplayingTheStandingDecisions(seed: Int) {
    var generator = SplitMix64(seed: UInt64(seed))
    var state = ReviewState()
    var model = NaiveModel()
    for sequence in 1...400 {
      let choice = Int.random(in: 0..<10, using: &generator)
      if choice < 3, let last = model.standing.popLast() {
        state.apply(
          entry(sequence, "undo", of: last.sequence, component: last.decision.component))
        model.undone.append(last)
      } else if choice < 5, let last = model.undone.popLast() {
        state.apply(
          entry(sequence, "redo", of: last.sequence, component: last.decision.component))
        model.standing.append(last)
      } else {
        // Shapes need pixels; their tests are ReshapeTests.
        let kind =
          DecisionKind.allCases.filter { $0 != .reshape }.randomElement(using: &generator) ?? .keep
        let decision = Decision(
          component: ComponentID(.random(in: 1...9, using: &generator)), kind: kind,
          classAfter: ClassID(.random(in: 0...5, using: &generator)))
        state.apply(entry(sequence, decision))
        // Without a decision there is nothing to reopen; such a row changes nothing.
        if kind != .reopen || model.decisions[decision.component] != nil {
          model.standing.append((sequence, decision))
          model.undone = []
        }
      }
      #expect(state.decisions == model.decisions)
      #expect(state.flagged == model.flagged)
      #expect(state.later == model.later)
      #expect(state.undoStack == model.standing.map(\.sequence))
      #expect(state.redoStack == model.undone.map(\.sequence))
      #expect(state.entries == sequence)
    }
  }

  @Test func onlyTheNewestCanBeUndoneAndOnlyOnce() {
    var state = ReviewState()
    let one = ComponentID(1)
    let keep = Decision(component: one, kind: .keep, classAfter: ClassID(0))
    #expect(state.refusal(of: .undo(sequence: 1)) == .nothingToUndo)
    state.apply(entry(1, keep))
    state.apply(entry(2, Decision(component: one, kind: .discard, classAfter: .void)))
    #expect(state.refusal(of: .undo(sequence: 1)) == .notNewest(asked: 1, newest: 2))
    state.apply(entry(3, "undo", of: 2, component: one))
    #expect(state.decisions[one] == keep)
    #expect(state.refusal(of: .undo(sequence: 2)) == .notNewest(asked: 2, newest: 1))
    #expect(state.refusal(of: .undo(sequence: 3)) == .notNewest(asked: 3, newest: 1))
    #expect(state.refusal(of: .redo(sequence: 2)) == nil)
    state.apply(entry(4, keep))
    #expect(state.refusal(of: .redo(sequence: 2)) == .nothingToRedo)
  }

  @Test func rowsThatDoNotFitAreNamedAndChangeNothing() {
    var state = ReviewState()
    let keep = Decision(component: ComponentID(1), kind: .keep, classAfter: ClassID(0))
    state.apply(entry(1, keep))
    let strange = entry(2, "undo", of: 1, component: ComponentID(2))
    #expect(state.refusal(of: strange) == .otherComponent)
    #expect(
      state.refusal(of: entry(5, keep)) == .outOfOrder(sequence: 5, expected: 2))
    #expect(
      state.refusal(of: entry(2, "split", of: 1, component: ComponentID(1)))
        == .unknownKind("split"))
    #expect(
      state.refusal(of: entry(2, "reshape", of: 2, component: ComponentID(1)))
        == .badReshape(.unreadable))
    #expect(
      state.refusal(of: entry(2, "keep", of: 1, component: ComponentID(1))) == .brokenBatch)
    let before = state.decisions
    state.apply(strange)
    #expect(state.decisions == before && state.entries == 2)
  }
}
