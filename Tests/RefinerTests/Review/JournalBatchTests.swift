import Foundation
import GRDB
import Labels
import Testing

@testable import Refiner

@Suite struct JournalBatchTests {
  private func keep(_ id: Int) -> JournalRequest {
    JournalRequest(
      .decide(Decision(component: ComponentID(id), kind: .keep, classAfter: ClassID(0))),
      suspicion: 0.5)
  }

  @Test func aBatchIsTakenBackAndBroughtBackAsOne() throws {
    let fixture = try ReviewFixture()
    let store = try fixture.makeRun().store
    _ = try store.append([keep(9)], reviewer: "a", seconds: 1)
    let rows = try store.append([keep(1), keep(2), keep(3)], reviewer: "a", seconds: 6)
    #expect(rows.map(\.reference) == [2, 2, 2] && rows.map(\.seconds) == [2, 2, 2])
    _ = try store.append([keep(4), keep(5)], reviewer: "a", seconds: 1)
    var state = try store.reviewState()
    #expect(state.nextUndo == [6, 5] && state.nextRedo.isEmpty)
    for expected in [[6, 5], [4, 3, 2], [1], []] {
      #expect(state.nextUndo == expected)
      let undo = state.nextUndo.map { JournalRequest(.undo(sequence: $0)) }
      if !undo.isEmpty { _ = try store.append(undo, reviewer: "a", seconds: 1) }
      state = try store.reviewState()
    }
    #expect(state.decisions.isEmpty && state.nextRedo == [1])
    for expected in [[1], [2, 3, 4], [5, 6]] {
      #expect(state.nextRedo == expected)
      let redo = state.nextRedo.map { JournalRequest(.redo(sequence: $0)) }
      _ = try store.append(redo, reviewer: "a", seconds: 1)
      state = try store.reviewState()
    }
    #expect(state.decisions.count == 6)
    #expect(ReviewState(try store.journal()) == state)
    #expect(Verification.verify(run: fixture.runFolder) == [])
  }

  @Test func aBatchIsWrittenWholeOrNotAtAll() throws {
    let fixture = try ReviewFixture()
    let store = try fixture.makeRun().store
    let bad = JournalRequest(
      .decide(Decision(component: ComponentID(3), kind: .relabel, classAfter: .void)))
    #expect(throws: StoreError.refused(path: store.path, reason: .relabelToVoid)) {
      try store.append([keep(1), keep(2), bad], reviewer: "a", seconds: 1)
    }
    #expect(try store.journalCount() == 0 && store.reviewState() == ReviewState())
    #expect(try store.append([], reviewer: "a", seconds: 1).isEmpty)
    #expect(throws: StoreError.noComponent(path: store.path, id: 999)) {
      try store.append([keep(1), keep(999)], reviewer: "a", seconds: 1)
    }
    _ = try store.append([keep(1)], reviewer: "a", seconds: 1)
    #expect(try store.reviewState().decisions.count == 1)
  }

  @Test func tenThousandRowsInOneTransactionTakeLessThanASecond() throws {
    let fixture = try ReviewFixture()
    let store = try fixture.makeRun().store
    let requests = (0..<10_000).map { keep($0 % 24 + 1) }
    let start = ContinuousClock.now
    let rows = try store.append(requests, reviewer: "a", seconds: 1)
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    print("10,000 rows in one transaction: \(seconds) s")
    // Others may use the machine; the figure itself is in SPEED.md.
    #expect(rows.count == 10_000 && seconds < 10)
    let undo = try store.reviewState().nextUndo
    #expect(undo.count == 10_000)
    _ = try store.append(
      undo.map { JournalRequest(.undo(sequence: $0)) }, reviewer: "a", seconds: 1)
    #expect(try store.reviewState().decisions.isEmpty)
  }
}
