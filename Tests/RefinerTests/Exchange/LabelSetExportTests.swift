import Foundation
import GRDB
import Labels
import Testing

@testable import Refiner

@Suite struct LabelSetExportTests {
  private func export(_ run: Run, to folder: String) throws -> Manifest {
    try LabelSetExport(run: run, tool: "fleck test").write(to: folder)
  }

  private func bytes(_ path: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: path))
  }

  @Test func tenThousandDecisionsAllUndoneLeaveTheMapsByteForByte() throws {
    let fixture = try ReviewFixture()
    let run = try fixture.makeRun()
    // Twenty thousand fsyncs would take minutes and are not what is tested here.
    try run.store.database.writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA synchronous = OFF")
    }
    let before = try export(run, to: fixture.folder + "/before")
    var reviewer = try RandomReview(run.store, seed: 7)
    var rows: [JournalEntry] = []
    var kinds: Set<String> = []
    while rows.count < 10_000 {
      rows += try reviewer.step()
      if let kind = rows.last?.kind { kinds.insert(kind) }
    }
    #expect(kinds.count == DecisionKind.allCases.count + 2)
    let changed = try export(run, to: fixture.folder + "/changed")
    #expect(changed.pixels.changed > 0)
    try reviewer.undoAll()
    let after = try export(run, to: fixture.folder + "/after")
    for number in 1...2 {
      let name = "/labels/\(fixture.stem(number)).png"
      let map = try bytes(fixture.folder + "/before" + name)
      #expect(try bytes(fixture.folder + "/after" + name) == map)
      #expect(try bytes(run.folder + name) == map)
    }
    #expect(after.pixels == before.pixels && after.journal.rows > 10_000)
    #expect(Verification.verify(run: run.folder, export: fixture.folder + "/after").isEmpty)
  }

  @Test func whatAKilledExportLeftGoesWithTheNextOneToItsTarget() throws {
    let fixture = try ReviewFixture()
    let run = try fixture.makeRun()
    let manager = FileManager.default
    let id = "0F0E0D0C-0B0A-4908-8706-050403020100"
    let dead = ".out.\(id).partial"
    let others = [
      ".out.\(id).partial.old", ".other.\(id).partial", ".out.more.\(id).partial", ".out.partial",
      "out.\(id).partial", ".out.\(id.dropLast())g.partial", ".out.x\(id).partial",
    ]
    for name in others + [dead] {
      try manager.createDirectory(
        atPath: fixture.folder + "/" + name + "/labels", withIntermediateDirectories: true)
    }
    let living = try ExportDraft(beside: fixture.folder + "/out")
    _ = try export(run, to: fixture.folder + "/out")
    let left = try manager.contentsOfDirectory(atPath: fixture.folder)
    #expect(Set(left).isSuperset(of: others) && !left.contains(dead))
    #expect(manager.fileExists(atPath: living.path))
    #expect(left.filter { $0.hasSuffix(".partial") }.count == others.count)
    withExtendedLifetime(living) {}
  }

  @Test func theManifestCountsWhatWasDone() throws {
    let fixture = try ReviewFixture()
    let run = try fixture.makeRun()
    let area = try run.store.detail(ComponentID(3)).item.area
    let discard = Decision(component: ComponentID(3), kind: .discard, classAfter: .void)
    let entry = try run.store.append(.decide(discard), reviewer: "a", seconds: 1)
    let manifest = try export(run, to: fixture.folder + "/out")
    #expect(manifest.decisions["discard"] == 1 && manifest.decisions["keep"] == 0)
    #expect(manifest.verdicts == ["clean": 8, "correctable": 8, "noise": 8])
    #expect(manifest.journal == ManifestJournal(rows: 1, tip: entry.hash))
    #expect(manifest.pixels.changed == area && manifest.pixels.total == 2 * 32 * 24)
    #expect(manifest.files.count == 3)
    let lines = try String(contentsOfFile: fixture.folder + "/out/journal.jsonl", encoding: .utf8)
    #expect(lines == entry.line + "\n")
  }

  @Test(arguments: UndecidedPolicy.allCases)
  func undecidedComponentsFollowThePolicy(policy: UndecidedPolicy) throws {
    let fixture = try ReviewFixture()
    let run = try fixture.makeRun(images: 1)
    let decided = Decision(component: ComponentID(1), kind: .keep, classAfter: ClassID(0))
    _ = try run.store.append(.decide(decided), reviewer: "a", seconds: 1)
    var job = LabelSetExport(run: run, tool: "fleck test")
    job.undecided = policy
    let out = fixture.folder + "/out"
    try job.write(to: out)
    var expected = fixture.map(seed: 1)
    let bulk = try run.store.bulkAcceptance()
    for item in try run.store.components(of: ImageID(1)) where item.verdict.isFlagged {
      guard item.id != ComponentID(1), policy != .keep else { continue }
      guard policy == .void || item.verdict == .correctable || bulk.allows(item) else { continue }
      try run.store.runs(of: item.id).paint(
        policy == .void ? .void : item.suggestion, into: &expected)
    }
    let path = out + "/labels/\(fixture.stem(1)).png"
    #expect(try LabelFile.read(path, taxonomy: run.taxonomy) == expected)
    #expect(Verification.verify(run: run.folder, export: out).isEmpty)
  }

  @Test func aFolderWithFilesIsRefusedAndLeftAlone() throws {
    let fixture = try ReviewFixture()
    let run = try fixture.makeRun()
    let out = fixture.folder + "/out"
    try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
    _ = try export(run, to: out + "/")
    #expect(throws: ExportError.notEmpty(folder: out)) { try export(run, to: out) }
    var again = LabelSetExport(run: run, tool: "fleck test")
    again.overwrite = true
    try again.write(to: out)
    #expect(Verification.verify(export: out).isEmpty)
    try AtomicFile.write([1], to: out + "/notes.txt")
    #expect(throws: ExportError.notOwnExport(folder: out)) { try again.write(to: out) }
    #expect(FileManager.default.fileExists(atPath: out + "/notes.txt"))
    let names = try FileManager.default.contentsOfDirectory(atPath: fixture.folder)
    #expect(!names.contains { $0.hasPrefix(".") })
  }

  @Test func anExportThatFailsLeavesNothingBehind() throws {
    let fixture = try ReviewFixture()
    let run = try fixture.makeRun()
    try AtomicFile.write([0, 1, 2], to: run.folder + "/labels/\(fixture.stem(2)).png")
    #expect(throws: ExportError.self) { try export(run, to: fixture.folder + "/sub/out") }
    #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.folder + "/sub").isEmpty)
  }
}
