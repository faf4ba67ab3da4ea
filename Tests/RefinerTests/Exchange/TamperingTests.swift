import Foundation
import GRDB
import Labels
import Testing

@testable import Refiner

@Suite struct TamperingTests {
  private let keep = Decision(component: ComponentID(1), kind: .keep, classAfter: ClassID(0))

  private func change(_ fixture: ReviewFixture, _ sql: String) throws {
    let store = try ReviewStore.open(at: fixture.runFolder + "/review.sqlite")
    try store.write { try $0.execute(sql: sql) }
    try store.database.close()
  }

  private func export(_ fixture: ReviewFixture, _ policy: UndecidedPolicy = .keep) throws {
    var export = LabelSetExport(
      run: try Run.open(fixture.runFolder, readOnly: true), tool: "fleck test")
    export.undecided = policy
    try export.write(to: fixture.folder + "/out")
  }

  @Test(arguments: [
    "UPDATE judgement SET loss = loss + 1 WHERE component = 3",
    "UPDATE judgement SET eta = 0 WHERE component = 3",
    "UPDATE judgement SET suspicion = 0.99 WHERE component = 3",
    "UPDATE judgement SET gain = -gain - 1 WHERE component = 3",
    "UPDATE judgement SET suggestion = 4 WHERE component = 3",
    "UPDATE judgement SET verdict = 2 - verdict WHERE component = 3",
    "UPDATE judgement SET posterior = zeroblob(12) WHERE component = 3",
    "DELETE FROM judgement WHERE component = 3", "DELETE FROM listing",
    "DELETE FROM listing WHERE image = 2", "DELETE FROM setting WHERE key = 'judgementsSHA256'",
  ])
  func aChangedJudgementIsFound(sql: String) throws {
    let fixture = try ReviewFixture()
    do { _ = try fixture.makeRun() }
    #expect(Verification.verify(run: fixture.runFolder).isEmpty)
    try change(fixture, sql)
    let findings = Verification.verify(run: fixture.runFolder)
    #expect(
      findings.contains {
        $0.file == fixture.runFolder + "/review.sqlite" && $0.problem.contains("judgements")
      }, "\(findings)")
  }

  @Test func aJudgementsDigestGoesWithTheNextChange() throws {
    let fixture = try ReviewFixture()
    let run = try fixture.makeRun()
    #expect(try run.store.judgementProblem() == nil)
    try run.store.write([fixture.judgement(ComponentID(5), gain: 7)])
    #expect(try run.store.judgementProblem() != nil)
    try run.store.set(stage: .judged)
    #expect(try run.store.judgementProblem() == nil)
  }

  /// 300 would be class 44 if its upper bits were cut off.
  @Test(arguments: [6, 254, 300, -1])
  func aForeignSuggestionIsNeverExported(id: Int) throws {
    let fixture = try ReviewFixture()
    do { _ = try fixture.makeRun() }
    try change(
      fixture, "UPDATE judgement SET suggestion = \(id), verdict = 1 WHERE component = 2")
    let findings = Verification.verify(run: fixture.runFolder)
    #expect(findings.contains { $0.problem.contains("class \(id)") }, "\(findings)")
    let error = #expect(throws: ExportError.self) { try export(fixture, .suggestion) }
    #expect(error?.description.contains("class \(id)") == true)
    #expect(!FileManager.default.fileExists(atPath: fixture.folder + "/out"))
  }

  @Test func aForeignDecisionIsNeverExported() throws {
    let fixture = try ReviewFixture()
    let run = try fixture.makeRun()
    let decision = Decision(component: ComponentID(2), kind: .relabel, classAfter: ClassID(77))
    _ = try run.store.append(.decide(decision), reviewer: "a", seconds: 1)
    let error = #expect(throws: ExportError.self) { try export(fixture) }
    #expect(error?.description.contains("to become 77") == true)
  }

  @Test(arguments: [1, 2, 3])
  func aShortenedJournalIsFoundAndNotContinued(removed: Int) throws {
    let fixture = try ReviewFixture()
    do {
      let run = try fixture.makeRun()
      for _ in 0..<3 { _ = try run.store.append(.decide(keep), reviewer: "a", seconds: 1) }
    }
    #expect(Verification.verify(run: fixture.runFolder).isEmpty)
    try change(
      fixture,
      """
      DROP TRIGGER journal_delete; DELETE FROM journal WHERE sequence > \(3 - removed);
      CREATE TRIGGER journal_delete BEFORE DELETE ON journal
      BEGIN SELECT RAISE(ABORT, 'the journal cannot be shortened'); END;
      """)
    let findings = Verification.verify(run: fixture.runFolder)
    #expect(findings.count == 1 && "\(findings)".contains("does not end"), "\(findings)")
    #expect(throws: ExportError.self) { try export(fixture) }
    let run = try Run.open(fixture.runFolder)
    let error = #expect(throws: StoreError.self) {
      try run.store.append(.decide(keep), reviewer: "a", seconds: 1)
    }
    #expect(error?.description.contains("does not end") == true)
    #expect(try run.store.journalCount() == 3 - removed)
  }

  @Test func anOldJournalIsAnchoredByItsNextRow() throws {
    let fixture = try ReviewFixture()
    do {
      let run = try fixture.makeRun()
      #expect(try run.store.journalEndProblem() == nil)
      _ = try run.store.append(.decide(keep), reviewer: "a", seconds: 1)
    }
    try change(fixture, "DELETE FROM setting WHERE key = 'journalAnchor'")
    #expect(Verification.verify(run: fixture.runFolder).count == 1)
    do {
      let run = try Run.open(fixture.runFolder)
      _ = try run.store.append(.decide(keep), reviewer: "a", seconds: 1)
    }
    #expect(Verification.verify(run: fixture.runFolder).isEmpty)
  }

  @Test func aBrokenChainIsNotExported() throws {
    let fixture = try ReviewFixture()
    do {
      let run = try fixture.makeRun()
      for _ in 0..<3 { _ = try run.store.append(.decide(keep), reviewer: "a", seconds: 1) }
    }
    try change(
      fixture,
      """
      DROP TRIGGER journal_update; UPDATE journal SET reviewer = 'b' WHERE sequence = 2;
      CREATE TRIGGER journal_update BEFORE UPDATE ON journal
      BEGIN SELECT RAISE(ABORT, 'the journal cannot be changed'); END;
      """)
    let error = #expect(throws: ExportError.self) { try export(fixture) }
    #expect(error?.description.contains("row 2") == true)
  }

  @Test func aMapThatRefineDidNotWriteIsRefused() throws {
    let fixture = try ReviewFixture()
    let run = try fixture.makeRun()
    let image = try run.store.image(ImageID(1))
    let path = run.labelPath(of: image)
    _ = try run.writeBaseMap(fixture.map(seed: 9), stem: image.stem)
    #expect(throws: StoreError.altered(path: path)) { try run.baseMap(of: image) }
    let state = try run.store.reviewState()
    #expect(throws: StoreError.altered(path: path)) {
      try run.composedMap(of: image.id, state: state)
    }
    #expect(throws: ExportError.store(.altered(path: path))) { try export(fixture) }
    let findings = Verification.verify(run: run.folder)
    #expect(findings.map(\.file) == [path] && !"\(findings)".contains(": \(path)"))
  }

  @Test func aConfigurationThatRefineDidNotWriteIsRefused() throws {
    let fixture = try ReviewFixture()
    do { _ = try fixture.makeRun() }
    let path = fixture.runFolder + "/run.toml"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try AtomicFile.write(Array((text + "\n").utf8), to: path)
    for readOnly in [true, false] {
      #expect(throws: StoreError.altered(path: path)) {
        try Run.open(fixture.runFolder, readOnly: readOnly)
      }
    }
    #expect(Verification.verify(run: fixture.runFolder).map(\.file) == [path])
  }
}
