import Foundation
import Labels
import Testing

@testable import Refiner

@Suite struct RunMergeTests {
  @Test func copiesOfOneRunBecomeOne() throws {
    let fixture = try MergeFixture()
    try fixture.makeCopies(["a", "b"]) { run in
      _ = try run.store.transcribe([fixture.row(1, .keep, 0, by: "lead")])
    }
    try fixture.append(
      [fixture.row(2, .discard, by: "anna"), fixture.row(3, .relabel, 5, by: "anna")], to: "a")
    try fixture.append([fixture.row(14, .relabel, 3, by: "ben")], to: "b")
    let merge = try fixture.merge(["a", "b"])
    #expect(merge.report.tally.single == 3 && merge.report.tally.disputed == 0)
    #expect(try merge.write(to: fixture.path("merged")) == 4)
    let run = try fixture.open("merged")
    let rows = try run.store.journal()
    #expect(rows.map(\.reviewer) == ["lead", "anna", "anna", "ben"])
    #expect(rows.map(\.kind) == ["keep", "discard", "relabel", "relabel"])
    #expect(rows.map(\.seconds) == [1.5, 1.5, 1.5, 1.5])
    #expect(rows[1].suspicion == 0.25 && rows[1].time == "2026-11-28T00:00:02.000Z")
    // What all copies begin with stays as it is, hashes included, and so do id and configuration.
    #expect(rows[0] == (try fixture.open("run").store.journal()[0]))
    #expect(
      try FileDigest.sha256(ofFile: run.folder + "/run.toml")
        == FileDigest.sha256(ofFile: fixture.path("run/run.toml")))
    #expect(Verification.verify(run: run.folder) == [])
    #expect(try run.store.hasPackedQueue())
    let names = try FileManager.default.contentsOfDirectory(atPath: run.folder)
      .filter { !$0.hasPrefix("review.sqlite-") }.sorted()
    #expect(names == ["labels", "review.sqlite", "run.toml", "sources"])
  }

  @Test func agreementIsShownByAllRows() throws {
    let fixture = try MergeFixture()
    try fixture.makeCopies(["a", "b"])
    try fixture.append([fixture.row(2, .relabel, 5, by: "anna")], to: "a")
    try fixture.append([fixture.row(2, .relabel, 5, by: "ben")], to: "b")
    let run = try fixture.merged(["a", "b"])
    #expect(try run.store.journal().map(\.reviewer) == ["anna", "ben"])
    let state = try run.store.reviewState()
    #expect(state.decisions[ComponentID(2)]?.classAfter == ClassID(5))
    #expect(try run.store.mergeRecord()?.tally.agreed == 1)
    #expect(Verification.verify(run: run.folder) == [])
  }

  @Test func aDisagreementIsReopenedAndSaysWhoSaidWhat() throws {
    let fixture = try MergeFixture()
    try fixture.makeCopies(["a", "b", "c"])
    let own = try fixture.own(2)
    try fixture.append([fixture.row(2, .keep, by: "anna")], to: "a")
    try fixture.append([fixture.row(2, .discard, by: "ben")], to: "b")
    try fixture.append([fixture.row(2, .relabel, 5, by: "cleo")], to: "c")
    let run = try fixture.merged(["b", "a", "c"])
    let rows = try run.store.journal()
    #expect(rows.map(\.reviewer) == ["anna", "ben", "cleo", "merge"])
    #expect(rows[3].kind == "reopen" && rows[3].time == rows[2].time && rows[3].seconds == 0)
    let state = try run.store.reviewState()
    #expect(state.decisions.isEmpty)
    let name = "class-\(own.rawValue)"
    #expect(
      state.reopened == [ComponentID(2): "disagree: anna keep \(name), ben void, cleo class-5"])
    #expect(state.isDisputed(ComponentID(2)) && state.disputeCount == 1)
    #expect(!state.isDisputed(ComponentID(3)))
    #expect(Verification.verify(run: run.folder) == [])
    // Settled by the lead, it is no dispute any more.
    try fixture.append([fixture.row(2, .keep, by: "lead")], to: "merged")
    #expect(try fixture.open("merged").store.reviewState().disputeCount == 0)
  }

  @Test func whatWasTakenBackOrSupersededIsInTheSourcesOnly() throws {
    let fixture = try MergeFixture()
    try fixture.makeCopies(["a", "b"])
    try fixture.append(
      [
        fixture.row(2, .discard, by: "anna"), fixture.row(2, .relabel, 3, by: "anna"),
        fixture.row(4, .discard, by: "anna"),
        TranscribedRow(.undo(sequence: 3), time: MergeFixture.time(50), reviewer: "anna"),
      ], to: "a")
    try fixture.append([fixture.row(5, .keep, by: "ben")], to: "b")
    let run = try fixture.merged(["a", "b"])
    #expect(try run.store.journal().map(\.kind) == ["relabel", "keep"])
    let record = try #require(try run.store.mergeRecord())
    #expect(record.journals.map(\.rows) == [4, 1])
    let tip = try fixture.open("a").store.journalTip().prefix(8)
    #expect(record.journals[0].file == "sources/anna-\(tip).jsonl")
    let lines = try String(
      contentsOfFile: run.folder + "/" + record.journals[0].file, encoding: .utf8)
    #expect(
      lines == (try fixture.open("a").store.journal()).map { $0.line + "\n" }.joined())
  }

  @Test func flagsAndNotesAreMerged() throws {
    let fixture = try MergeFixture()
    try fixture.makeCopies(["a", "b"]) { run in
      _ = try run.store.transcribe([fixture.row(7, .flag, 0, by: "lead")])
    }
    try fixture.append(
      [
        fixture.row(1, .flag, by: "anna"),
        fixture.row(2, .note, by: "anna", note: "boundary: kerb"),
        fixture.row(3, .note, by: "anna", note: "unsure"), fixture.row(4, .later, by: "anna"),
        fixture.row(5, .later, by: "anna"), fixture.row(7, .unflag, by: "anna"),
      ], to: "a")
    try fixture.append(
      [
        fixture.row(2, .note, by: "ben", note: "class"),
        fixture.row(3, .note, by: "ben", note: "unsure"),
        fixture.row(5, .keep, by: "ben"),
      ], to: "b")
    let run = try fixture.merged(["a", "b"])
    let state = try run.store.reviewState()
    // ben's copy still has the lead's flag.
    #expect(state.flagged == [ComponentID(1), ComponentID(7)])
    #expect(
      state.notes == [
        ComponentID(2): "anna: boundary: kerb; ben: class", ComponentID(3): "unsure",
      ])
    #expect(state.later == [ComponentID(4)])
    #expect(Verification.verify(run: run.folder) == [])
  }

  @Test func whatOneTookBackIsOpenAgain() throws {
    let fixture = try MergeFixture()
    try fixture.makeCopies(["a", "b"]) { run in
      for id in [1, 2] {
        let discard = Decision(component: ComponentID(id), kind: .discard, classAfter: .void)
        _ = try run.store.append(.decide(discard), reviewer: "lead", seconds: 1)
      }
    }
    try fixture.append(
      [
        TranscribedRow(.undo(sequence: 2), time: MergeFixture.time(1), reviewer: "anna"),
        TranscribedRow(.undo(sequence: 1), time: MergeFixture.time(2), reviewer: "anna"),
      ], to: "a")
    try fixture.append([fixture.row(1, .keep, by: "ben")], to: "b")
    let run = try fixture.merged(["a", "b"])
    let state = try run.store.reviewState()
    let own = "class-\(try fixture.own(1).rawValue)"
    #expect(state.decisions.isEmpty)
    #expect(
      state.reopened == [
        ComponentID(1): "disagree: ben keep \(own), anna took it off", ComponentID(2): "taken back",
      ])
    #expect(Verification.verify(run: run.folder) == [])
  }

  /// An older copy says nothing against what was decided since.
  @Test func anOlderCopyIsNoOtherOpinion() throws {
    let fixture = try MergeFixture()
    try fixture.makeCopies(["other"])
    let first = fixture.row(1, .discard, by: "anna")
    for name in ["old", "new"] {
      try FileManager.default.copyItem(
        atPath: fixture.review.runFolder, toPath: fixture.path(name))
      try fixture.append(
        [first, fixture.row(2, .discard, by: "anna")].map {
          var row = $0
          row.time = MergeFixture.time(1)
          return row
        }, to: name)
    }
    try fixture.append([fixture.row(1, .keep, by: "anna")], to: "new")
    try fixture.append([fixture.row(14, .keep, by: "ben")], to: "other")
    let run = try fixture.merged(["old", "new", "other"])
    let state = try run.store.reviewState()
    #expect(state.decisions[ComponentID(1)]?.kind == .keep && state.reopened.isEmpty)
    #expect(try run.store.journal().count == 3)
    #expect(Verification.verify(run: run.folder) == [])
  }

  @Test func aClockThatJumpsBackChangesNoOrder() throws {
    let fixture = try MergeFixture()
    try fixture.makeCopies(["a", "b"])
    try fixture.append(
      [
        fixture.row(1, .discard, by: "anna", at: MergeFixture.time(100)),
        fixture.row(2, .discard, by: "anna", at: MergeFixture.time(10)),
      ], to: "a")
    try fixture.append([fixture.row(3, .discard, by: "ben", at: MergeFixture.time(50))], to: "b")
    let rows = try fixture.merged(["a", "b"]).store.journal()
    #expect(rows.map(\.component) == [3, 1, 2].map { ComponentID($0) })
    #expect(rows.map(\.time) == [50, 100, 10].map(MergeFixture.time))
  }

  @Test func mergedRunsCanBeMerged() throws {
    let fixture = try MergeFixture()
    try fixture.makeCopies(["a", "b", "c"])
    try fixture.append([fixture.row(1, .keep, by: "anna")], to: "a")
    try fixture.append([fixture.row(2, .keep, by: "ben")], to: "b")
    try fixture.append([fixture.row(3, .keep, by: "cleo")], to: "c")
    _ = try fixture.merged(["a", "b"], to: "ab")
    let run = try fixture.merged(["ab", "c"])
    #expect(try run.store.journal().map(\.reviewer) == ["anna", "ben", "cleo"])
    let files = try run.store.mergeRecord()?.journals.map(\.file) ?? []
    #expect(
      files.map { $0.prefix(12) } == [
        "sources/anna", "sources/anna", "sources/ben-", "sources/cleo",
      ])
    #expect(Verification.verify(run: run.folder) == [])
  }

  @Test func verifyFindsAnotherJournalOfASource() throws {
    let fixture = try MergeFixture()
    try fixture.makeCopies(["a", "b"])
    try fixture.append([fixture.row(1, .keep, by: "anna")], to: "a")
    try fixture.append([fixture.row(2, .keep, by: "ben")], to: "b")
    let run = try fixture.merged(["a", "b"])
    let files = try #require(try run.store.mergeRecord()).journals.map {
      run.folder + "/" + $0.file
    }
    try AtomicFile.write(Array("x".utf8), to: files[0])
    try FileManager.default.removeItem(atPath: files[1])
    #expect(
      Verification.verify(run: run.folder) == [
        Finding(file: files[0], problem: "is not the journal that was merged"),
        Finding(file: files[1], problem: "is missing"),
      ])
  }

  @Test func aRunUnderReviewIsReadAsItIs() throws {
    let fixture = try MergeFixture()
    try fixture.makeCopies(["a", "b"])
    try fixture.append([fixture.row(1, .keep, by: "anna")], to: "a")
    let open = try Run.open(fixture.path("b"))
    _ = try open.store.transcribe([fixture.row(2, .keep, by: "ben")])
    let report = try fixture.merge(["a", "b"]).report
    #expect(report.sources.map { $0.underReviewBy == nil } == [true, false])
    #expect(report.sources.map(\.rows) == [1, 1])
    _ = try open.store.transcribe([fixture.row(3, .keep, by: "ben")])
    #expect(try open.store.journalCount() == 2)
  }
}
