import Labels
import Testing

@testable import Refiner

@Suite struct ReviewLogTests {
  private func sequences(
    _ store: ReviewStore, newestFirst: Bool = true, limit: Int? = nil,
    _ change: (inout LogFilter) -> Void = { _ in }
  ) throws -> [Int] {
    var filter = LogFilter()
    change(&filter)
    var found: [Int] = []
    try store.forEachLogRow(filter, newestFirst: newestFirst, limit: limit) {
      found.append($0.sequence)
    }
    return found
  }

  private func decide(
    _ id: Int, _ kind: DecisionKind, _ classID: UInt8, by reviewer: String, in store: ReviewStore
  ) throws {
    let decision = Decision(
      component: ComponentID(id), kind: kind, classAfter: ClassID(classID))
    _ = try store.append(.decide(decision), reviewer: reviewer, seconds: 1.5)
  }

  @Test func rowsComeByTheirPlaceAndTheFilter() throws {
    let store = try ReviewFixture().makeRun().store
    let own = try store.queue(flaggedOnly: false).sorted { $0.id < $1.id }.map(\.classID.rawValue)
    try decide(1, .keep, own[0], by: "anna", in: store)
    try decide(2, .discard, 255, by: "anna", in: store)
    try decide(13, .relabel, own[12] == 3 ? 4 : 3, by: "bert", in: store)
    _ = try store.append(.undo(sequence: 3), reviewer: "bert", seconds: 0)
    #expect(try sequences(store) == [4, 3, 2, 1])
    #expect(try sequences(store, newestFirst: false) == [1, 2, 3, 4])
    #expect(try sequences(store, limit: 2) == [4, 3])
    #expect(try sequences(store) { $0.reviewer = "bert" } == [4, 3])
    #expect(try sequences(store) { $0.kind = "undo" } == [4])
    #expect(try sequences(store) { $0.classes = [.void] } == [2])
    #expect(try sequences(store) { $0.since = "9999" }.isEmpty)
    #expect(try sequences(store) { $0.since = "2020" } == [4, 3, 2, 1])
    let stem = try #require(try store.images().last?.stem)
    #expect(try sequences(store) { $0.imageStem = stem } == [4, 3])
    // A name is never read as SQL.
    #expect(try sequences(store) { $0.reviewer = "' OR 1 = 1 --" }.isEmpty)
    var rows: [LogRow] = []
    try store.forEachLogRow { rows.append($0) }
    #expect(rows[0].reference == 3 && rows[2].classAfter == .void && rows[3].seconds == 1.5)
    #expect(rows[1].component == ComponentID(13) && rows[1].imageStem == stem)
  }

  @Test func manyRowsComeInSteps() throws {
    let store = try ReviewFixture().makeRun().store
    let requests = (0..<9000).map { number in
      JournalRequest(
        .decide(
          Decision(component: ComponentID(number % 24 + 1), kind: .keep, classAfter: ClassID(0))))
    }
    _ = try store.append(requests, reviewer: "a", seconds: 1)
    #expect(try sequences(store) == (1...9000).reversed())
    #expect(try sequences(store, newestFirst: false, limit: 5000) == Array(1...5000))
  }
}
