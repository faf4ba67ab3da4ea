import Labels
import Testing

@testable import Refiner

@Suite struct LogMomentsTests {
  private func wanted(
    _ rows: [(String, String)], since: String? = nil, until: String? = nil
  ) -> [Int] {
    var moments = LogMoments(since: since, until: until)
    for (place, (reviewer, time)) in rows.enumerated() {
      moments.add(sequence: place + 1, reviewer: reviewer, time: time)
    }
    return (0...(rows.count + 1)).filter(moments.contains)
  }

  @Test func rowsInOrderGoByTheirTime() {
    let rows = [("a", "09"), ("a", "10"), ("b", "11"), ("a", "12")]
    #expect(wanted(rows, since: "10") == [2, 3, 4])
    #expect(wanted(rows, until: "11") == [1, 2])
    #expect(wanted(rows, since: "10", until: "12") == [2, 3])
    #expect(wanted(rows, since: "13") == [])
    #expect(wanted(rows) == [1, 2, 3, 4])
    #expect(wanted([], since: "0") == [])
  }

  @Test func aClockThatWasSetBackHidesNothing() {
    let rows = [("a", "09"), ("a", "12"), ("a", "08"), ("a", "10"), ("a", "13")]
    #expect(wanted(rows, since: "11") == [2, 3, 4, 5])
    #expect(wanted(rows, until: "11") == [1])
    #expect(wanted(rows, since: "12", until: "13") == [2, 3, 4])
  }

  @Test func reviewersWhoseRowsFollowEachOtherKeepTheirTimes() {
    let rows = [("a", "09"), ("a", "12"), ("b", "08"), ("b", "10"), ("b", "12")]
    #expect(wanted(rows, since: "11") == [2, 5])
    #expect(wanted(rows, until: "10") == [1, 3])
  }

  @Test func theLogTakesThem() throws {
    let store = try ReviewFixture().makeRun().store
    let keep = Decision(component: ComponentID(1), kind: .keep, classAfter: ClassID(0))
    let times = [("a", 9), ("a", 12), ("a", 10), ("b", 10), ("b", 13)]
    _ = try store.transcribe(
      times.map { name, hour in
        TranscribedRow(
          .decide(keep), time: "2026-11-29T\(hour < 10 ? "0" : "")\(hour):00:00.000Z",
          reviewer: name)
      })
    func sequences(_ since: String, limit: Int? = nil, newestFirst: Bool = true) throws -> [Int] {
      var filter = LogFilter()
      filter.since = since
      var found: [Int] = []
      try store.forEachLogRow(filter, newestFirst: newestFirst, limit: limit) {
        found.append($0.sequence)
      }
      return found
    }
    #expect(try sequences("2026-11-29T11") == [5, 3, 2])
    #expect(try sequences("2026-11-29T11", limit: 2) == [5, 3])
    #expect(try sequences("2026-11-29T11", limit: 1, newestFirst: false) == [2])
    #expect(try sequences("2026-11-30") == [])
    var filter = LogFilter()
    filter.rows = 2...3
    var found: [Int] = []
    try store.forEachLogRow(filter) { found.append($0.sequence) }
    #expect(found == [3, 2])
  }
}
