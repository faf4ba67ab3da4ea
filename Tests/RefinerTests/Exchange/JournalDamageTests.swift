import Foundation
import GRDB
import Labels
import Testing

@testable import Refiner

@Suite struct JournalDamageTests {
  private let fixture: ReviewFixture

  init() throws {
    fixture = try ReviewFixture()
    let run = try fixture.makeRun()
    for number in 1...9 {
      let decision = Decision(
        component: ComponentID(number), kind: .discard, classAfter: .void)
      _ = try run.store.append(.decide(decision), reviewer: "a", seconds: 1, note: "n\(number)")
    }
  }

  /// Changes the journal as somebody with SQLite's own program could.
  private func change(_ sql: String) throws {
    let store = try ReviewStore.open(at: fixture.runFolder + "/review.sqlite")
    try store.write { database in
      for name in ["insert", "update", "delete"] {
        try database.execute(sql: "DROP TRIGGER journal_\(name)")
      }
      try database.execute(sql: sql)
      // Their text is not checked, only that they are there.
      for (name, event, row) in [
        ("insert", "INSERT", "NEW"), ("update", "UPDATE", "NEW"), ("delete", "DELETE", "OLD"),
      ] {
        try database.execute(
          sql: """
            CREATE TRIGGER journal_\(name) BEFORE \(event) ON journal WHEN \(row).sequence IS NULL
            BEGIN SELECT RAISE(ABORT, 'no'); END
            """)
      }
    }
    try store.database.close()
  }

  private func problems() -> [String] {
    Verification.verify(run: fixture.runFolder).map(\.problem)
  }

  @Test func aSoundJournalHasNoFindingAndNoNote() {
    let result = Audit().check(run: fixture.runFolder)
    #expect(result.findings == [] && result.notes == [])
  }

  @Test(arguments: [
    ("UPDATE journal SET reviewer = 'b' WHERE sequence = 4", 4, 5),
    ("UPDATE journal SET note = NULL WHERE sequence = 9", 9, 0),
    ("UPDATE journal SET seconds = 2 WHERE sequence IN (3, 5, 8)", 3, 6),
    ("UPDATE journal SET hash = 'x' || substr(hash, 2) WHERE sequence = 8", 8, 1),
    ("UPDATE journal SET classAfter = 2, kind = 'relabel' WHERE sequence = 1", 1, 8),
    ("DELETE FROM journal WHERE sequence = 6", 7, 2),
    ("DELETE FROM journal WHERE sequence < 4", 4, 5),
    ("UPDATE journal SET sequence = sequence + 100 WHERE sequence > 7", 108, 1),
  ]) func theFirstBrokenRowIsNamedAndThoseThatFollowAreCounted(
    sql: String, row: Int, following: Int
  ) throws {
    try change(sql)
    let problems = problems()
    let rows = following == 1 ? "1 row follows" : "\(following) rows follow"
    let first = try #require(problems.first)
    #expect(first.hasPrefix("row \(row): "), "\(problems)")
    #expect(first.hasSuffix("(the first broken row; \(rows))"), "\(problems)")
    let run = try Run.open(fixture.runFolder, readOnly: true)
    let error = #expect(throws: StoreError.self) { try LabelSetExport.checkJournal(of: run) }
    #expect(error?.description.contains("row \(row): ") == true)
    #expect(throws: ExportError.self) {
      try LabelSetExport(run: run, tool: "fleck test").write(to: fixture.folder + "/out")
    }
    #expect(!FileManager.default.fileExists(atPath: fixture.folder + "/out"))
  }

  @Test func manyBrokenRowsAreNotAllListed() throws {
    do {
      let run = try Run.open(fixture.runFolder)
      let keep = Decision(component: ComponentID(1), kind: .keep, classAfter: ClassID(0))
      let requests = (0..<100).map { _ in JournalRequest(.decide(keep)) }
      _ = try run.store.append(requests, reviewer: "a", seconds: 1)
    }
    try change("UPDATE journal SET time = '' WHERE sequence > 9")
    let problems = problems()
    #expect(problems.count == 22, "\(problems)")
    #expect(problems[0].hasPrefix("row 10: ") && problems[0].contains("99 rows follow"))
    #expect(problems[21] == "79 more of its rows do not fit")
  }

  /// A whole new chain, which is what hashes alone cannot tell from the old one: the anchor and the pixels can.
  @Test func aForgedChainIsFoundByWhatItSays() throws {
    let run = try Run.open(fixture.runFolder, readOnly: true)
    var rows = try run.store.journal()
    rows[4].runsAfter = rows[3].runsAfter
    var tip = JournalChain.genesis(runID: run.configuration.runID)
    for index in rows.indices {
      rows[index].hash = JournalChain.hash(after: tip, canonical: rows[index].canonicalBytes)
      tip = rows[index].hash
    }
    let changes = rows.map {
      "UPDATE journal SET runsAfter = '\($0.runsAfter)', hash = '\($0.hash)' WHERE sequence = \($0.sequence)"
    }
    try change(
      (changes + ["UPDATE setting SET value = '9 \(tip)' WHERE key = 'journalAnchor'"])
        .joined(separator: ";"))
    #expect(problems().first?.hasPrefix("row 5: its pixels are not those") == true)
  }

  @Test func aClockThatWasSetBackIsANoteAndNoFinding() throws {
    let other = try ReviewFixture()
    let run = try other.makeRun()
    let keep = Decision(component: ComponentID(1), kind: .keep, classAfter: ClassID(0))
    let times = ["09:00", "10:00", "09:30", "11:00", "08:00", "12:00"]
    _ = try run.store.transcribe(
      times.map {
        TranscribedRow(.decide(keep), time: "2026-11-29T\($0):00.000Z", reviewer: "a")
      })
    let result = Audit().check(run: run.folder)
    #expect(result.findings == [])
    #expect(result.notes.count == 1)
    let text = try #require(result.notes.first?.problem)
    #expect(text.hasPrefix("row 3 has a time before") && text.contains("1 more"), "\(text)")
    try LabelSetExport(run: run, tool: "fleck test").write(to: other.folder + "/out")
    let exported = Audit().check(export: other.folder + "/out")
    #expect(exported.findings == [] && exported.notes.count == 1)
  }
}
