import Foundation
import Labels
import Testing

@testable import Refiner

@Suite struct DivisionRefusalTests {
  private func expectNothing(_ fixture: DivisionFixture) throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: fixture.folder)
    #expect(!names.contains { $0.contains("parts") })
  }

  @Test func afterAnErrorNothingIsThere() throws {
    let fixture = try DivisionFixture()
    let run = try fixture.makeRun(images: 4)
    // The last map is gone.
    FileSystem.remove(run.labelPath(stem: fixture.review.stem(4)))
    #expect(throws: FileError.missing(path: run.labelPath(stem: fixture.review.stem(4)))) {
      try fixture.divide(fixture.settings())
    }
    try expectNothing(fixture)
    #expect(throws: AssignmentError.noGold(folder: fixture.runFolder)) {
      try fixture.divide(fixture.settings(gold: 0.5))
    }
    try expectNothing(fixture)
  }

  @Test func aFolderWithFilesIsLeftAlone() throws {
    let fixture = try DivisionFixture()
    _ = try fixture.makeRun(images: 4)
    let target = fixture.folder + "/parts"
    _ = try fixture.divide(fixture.settings())
    let before = try FileDigest.sha256(ofFile: target + "/anna/review.sqlite")
    #expect(throws: ExportError.occupied(folder: target)) {
      try fixture.divide(fixture.settings("carl"))
    }
    #expect(try FileSystem.names(inFolder: target) == ["anna", "ben"])
    #expect(try FileDigest.sha256(ofFile: target + "/anna/review.sqlite") == before)
  }

  @Test func anUnfinishedRunIsRefused() throws {
    let fixture = try DivisionFixture()
    _ = try fixture.makeRun(images: 2, stage: .features)
    #expect(throws: StoreError.unfinished(folder: fixture.runFolder)) {
      try fixture.divide(fixture.settings())
    }
    try expectNothing(fixture)
  }

  @Test func aPartIsNotDividedAgain() throws {
    let fixture = try DivisionFixture()
    _ = try fixture.makeRun(images: 4)
    _ = try fixture.divide(fixture.settings())
    let run = try fixture.part("ben")
    #expect(throws: AssignmentError.isPart(folder: run.folder, reviewer: "ben")) {
      try RunDivision(of: run, settings: fixture.settings()).write(to: fixture.folder + "/more")
    }
    #expect(!FileManager.default.fileExists(atPath: fixture.folder + "/more"))
  }

  @Test func aRunUnderReviewIsReadAndLeftAsItIs() throws {
    let fixture = try DivisionFixture()
    try fixture.makeDecidedRun(images: 4)
    #expect(ReviewLock.holder(ofRun: fixture.runFolder) == nil)
    let reviewer = try Run.open(fixture.runFolder)
    #expect(ReviewLock.holder(ofRun: fixture.runFolder)?.hasPrefix("process ") == true)
    let summary = try fixture.divide(fixture.settings())
    #expect(try summary.rows == 14 && summary.tip == reviewer.store.journalTip())
    // The reviewer goes on.
    let keep = Decision(component: ComponentID(8), kind: .discard, classAfter: .void)
    _ = try reviewer.store.append(.decide(keep), reviewer: "lead", seconds: 1)
    #expect(try fixture.part("anna").store.reviewState().decisions[ComponentID(8)] == nil)
    #expect(try fixture.part("ben").store.reviewState().decisions[ComponentID(8)] == nil)
  }

  @Test func aDamagedJournalIsRefused() throws {
    let fixture = try DivisionFixture()
    try fixture.makeDecidedRun(images: 4)
    let run = try Run.open(fixture.runFolder)
    try run.store.set(SettingKey.journalAnchor, to: "3 abc")
    #expect(throws: StoreError.self) { try fixture.divide(fixture.settings()) }
    try expectNothing(fixture)
  }

  @Test func lossesAreImportedIntoTheWholeRunOnly() throws {
    let fixture = try DivisionFixture()
    _ = try fixture.makeRun(images: 4)
    _ = try fixture.divide(fixture.settings())
    let run = try Run.open(fixture.folder + "/parts/anna")
    #expect(throws: ImportError.isPart(folder: run.folder)) {
      try SeCoLossImport(into: run).read(fixture.folder + "/losses.json")
    }
  }
}
