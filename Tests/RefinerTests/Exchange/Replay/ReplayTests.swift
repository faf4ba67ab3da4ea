import Foundation
import GRDB
import Labels
import Testing

@testable import Refiner

@Suite struct ReplayTests {
  private let fixture: ReviewFixture
  private let run: Run

  init() throws {
    fixture = try ReviewFixture()
    run = try fixture.makeRun()
    try run.store.database.writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA synchronous = OFF")
    }
  }

  private func export(to name: String, rows: Int? = nil) throws -> Manifest {
    var export = LabelSetExport(run: run, tool: "fleck test")
    export.rows = rows
    return try export.write(to: fixture.folder + "/" + name)
  }

  private func bytes(_ path: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: fixture.folder + "/" + path))
  }

  private var files: [String] {
    ["journal.jsonl", "manifest.json"] + (1...2).map { "labels/\(fixture.stem($0)).png" }
  }

  @Test func aReplayIsTheExportOfThatMoment() throws {
    var reviewer = try RandomReview(run.store, seed: 3)
    var moments: [Int] = []
    for number in 0..<6 {
      for _ in 0..<number * 7 { _ = try reviewer.step() }
      let manifest = try export(to: "then-\(number)")
      moments.append(manifest.journal.rows)
    }
    #expect(moments.last.map { $0 > 60 } == true)
    for (number, row) in moments.enumerated() {
      let manifest = try export(to: "now-\(number)", rows: row)
      #expect(manifest.journal.rows == row)
      for file in files {
        #expect(try bytes("now-\(number)/" + file) == bytes("then-\(number)/" + file), "\(file)")
      }
      let replay = try Replay(of: run, to: row)
      #expect(replay.row == row && replay.rowCount == moments.last)
      #expect(replay.decisions == manifest.decisions)
      #expect(replay.changedPixels == manifest.pixels.changed)
      #expect(replay.pixels == manifest.pixels.total && replay.images == 2)
      #expect(replay.classes.reduce(0) { $0 + $1.lost } == replay.changedPixels)
      #expect(replay.classes.reduce(0) { $0 + $1.gained } == replay.changedPixels)
      let findings = Verification.verify(
        run: run.folder, export: fixture.folder + "/now-\(number)")
      #expect(findings == [])
    }
  }

  @Test func noRowGivesTheMapsUnderReviewByteForByte() throws {
    var reviewer = try RandomReview(run.store, seed: 5)
    for _ in 0..<40 { _ = try reviewer.step() }
    let manifest = try export(to: "none", rows: 0)
    #expect(manifest.journal.rows == 0 && manifest.pixels.changed == 0)
    for number in 1...2 {
      let name = "labels/\(fixture.stem(number)).png"
      #expect(try bytes("none/" + name) == bytes("run/" + name))
    }
    #expect(try bytes("none/journal.jsonl").isEmpty)
    let replay = try Replay(of: run, to: 0)
    #expect(replay.changedPixels == 0 && replay.classes.isEmpty && replay.changedImages == 0)
  }

  @Test func classesAreToldWhatTheyLostAndGained() throws {
    let item = try run.store.detail(ComponentID(3)).item
    let decision = Decision(component: item.id, kind: .relabel, classAfter: ClassID(5))
    _ = try run.store.append(.decide(decision), reviewer: "a", seconds: 1)
    _ = try run.store.append(.undo(sequence: 1), reviewer: "a", seconds: 1)
    let replay = try Replay(of: run, to: 1)
    #expect(
      replay.classes == [
        Replay.ClassChange(classID: item.classID, lost: item.area, gained: 0),
        Replay.ClassChange(classID: ClassID(5), lost: 0, gained: item.area),
      ])
    #expect(replay.changedImages == 1 && replay.around.map(\.sequence) == [1, 2])
    #expect(try Replay(of: run, to: 2).changedPixels == 0)
  }

  @Test func theRowsAroundAreShown() throws {
    let keep = Decision(component: ComponentID(1), kind: .keep, classAfter: ClassID(0))
    for _ in 0..<20 { _ = try run.store.append(.decide(keep), reviewer: "a", seconds: 1) }
    #expect(try Replay(of: run, to: 10).around.map(\.sequence) == Array(6...15))
    #expect(try Replay(of: run, to: 0).around.map(\.sequence) == Array(1...5))
    #expect(try Replay(of: run, to: 20).around.map(\.sequence) == Array(16...20))
  }

  @Test(arguments: [-1, 3, 1000]) func aRowThatThereIsNotIsRefused(row: Int) throws {
    let keep = Decision(component: ComponentID(1), kind: .keep, classAfter: ClassID(0))
    for _ in 0..<2 { _ = try run.store.append(.decide(keep), reviewer: "a", seconds: 1) }
    let expected = ReplayError.beyond(row: row, rowCount: 2)
    #expect("\(expected)".contains("give 0 to 2"))
    #expect(throws: expected) { try Replay(of: run, to: row) }
    #expect(throws: ExportError.replay(expected)) { try export(to: "out", rows: row) }
    #expect(!FileManager.default.fileExists(atPath: fixture.folder + "/out"))
  }

  @Test func aBrokenChainIsNotReplayed() throws {
    let keep = Decision(component: ComponentID(1), kind: .keep, classAfter: ClassID(0))
    for _ in 0..<3 { _ = try run.store.append(.decide(keep), reviewer: "a", seconds: 1) }
    try run.store.write {
      try $0.execute(
        sql: "DROP TRIGGER journal_update; UPDATE journal SET seconds = 9 WHERE sequence = 3")
    }
    // Also rows before the broken one: nothing says that they are the first rows still.
    #expect(throws: StoreError.self) { try Replay(of: run, to: 1) }
  }
}
