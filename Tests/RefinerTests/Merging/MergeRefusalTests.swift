import Foundation
import Labels
import Testing

@testable import Refiner

@Suite struct MergeRefusalTests {
  private func refusal(_ fixture: MergeFixture, _ names: [String]) -> String? {
    do {
      _ = try fixture.merge(names)
      return nil
    } catch { return "\(error)" }
  }

  @Test func oneRunIsNoMerge() throws {
    let fixture = try MergeFixture()
    try fixture.makeCopies([])
    #expect(throws: MergeError.oneRun) { try fixture.merge(["run"]) }
  }

  @Test func theSameRunTwiceIsRefused() throws {
    let fixture = try MergeFixture()
    try fixture.makeCopies(["a"])
    try FileManager.default.createSymbolicLink(
      atPath: fixture.path("link"), withDestinationPath: fixture.path("a"))
    for names in [["a", "a"], ["a", "a/"], ["a", "link"], ["run", "a"]] {
      #expect(refusal(fixture, names)?.contains("the same decisions") == true, "\(names)")
    }
  }

  @Test func aDamagedChainIsRefusedByItsRow() throws {
    let fixture = try MergeFixture()
    try fixture.makeCopies(["a", "b"])
    try fixture.append((1...3).map { fixture.row($0, .discard, by: "anna") }, to: "a")
    try fixture.change(
      "a",
      """
      DROP TRIGGER journal_update; UPDATE journal SET reviewer = 'ben' WHERE sequence = 2;
      CREATE TRIGGER journal_update BEFORE UPDATE ON journal
      BEGIN SELECT RAISE(ABORT, 'the journal cannot be changed'); END;
      """)
    let text = try #require(refusal(fixture, ["a", "b"]))
    #expect(text.hasPrefix(fixture.path("a/review.sqlite")) && text.contains("row 2"), "\(text)")
  }

  @Test func aShortenedJournalIsRefused() throws {
    let fixture = try MergeFixture()
    try fixture.makeCopies(["a", "b"])
    try fixture.append((1...3).map { fixture.row($0, .discard, by: "anna") }, to: "a")
    try fixture.change(
      "a",
      "DROP TRIGGER journal_delete; DELETE FROM journal WHERE sequence > 2;"
        + "CREATE TRIGGER journal_delete BEFORE DELETE ON journal "
        + "BEGIN SELECT RAISE(ABORT, 'the journal cannot be shortened'); END;")
    #expect(refusal(fixture, ["a", "b"])?.contains("does not end") == true)
  }

  @Test func anEditedConfigurationIsRefused() throws {
    let fixture = try MergeFixture()
    try fixture.makeCopies(["a", "b"])
    let path = fixture.path("b/run.toml")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try AtomicFile.write(Array((text + "\n").utf8), to: path)
    #expect(throws: StoreError.altered(path: path)) { try fixture.merge(["a", "b"]) }
  }

  @Test func aMapThatRefineDidNotWriteIsRefusedAndNothingIsLeft() throws {
    let fixture = try MergeFixture()
    try fixture.makeCopies(["a", "b"])
    try fixture.append([fixture.row(1, .keep, by: "anna")], to: "a")
    let folder = try FileManager.default.contentsOfDirectory(atPath: fixture.folder)
    for name in ["a", "b"] {
      try AtomicFile.write(
        Array("x".utf8), to: fixture.path(name) + "/labels/scene/frame_1.png")
    }
    #expect(throws: StoreError.self) { try fixture.merged(["a", "b"]) }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: fixture.folder).sorted()
        == folder.sorted())
  }

  @Test func anExistingTargetIsRefused() throws {
    let fixture = try MergeFixture()
    try fixture.makeCopies(["a", "b"])
    try fixture.append([fixture.row(1, .keep, by: "anna")], to: "a")
    let merge = try fixture.merge(["a", "b"])
    #expect(throws: ExportError.occupied(folder: fixture.path("b"))) {
      try merge.write(to: fixture.path("b"))
    }
  }

  @Test func oneReviewerInTwoRunsIsRefusedOrRenamed() throws {
    let fixture = try MergeFixture()
    try fixture.makeCopies(["a", "b"])
    try fixture.append(
      [fixture.row(1, .keep, by: "anna"), fixture.row(14, .keep, by: "anna")], to: "a")
    // Another image: one person at two places.
    try fixture.append(
      [fixture.row(2, .keep, by: "ben"), fixture.row(3, .keep, by: "carl")], to: "b")
    #expect(try fixture.merge(["a", "b"]).report.renamed.isEmpty)
    try fixture.append([fixture.row(1, .discard, by: "anna")], to: "b")
    let text = try #require(refusal(fixture, ["a", "b"]))
    #expect(text.contains("'anna' about 'scene/frame_1'") && text.contains("--rename"), "\(text)")
    let tips = try ["a", "b"].map { try fixture.open($0).store.journalTip().prefix(8) }
    let run = try fixture.merged(["a", "b"], rename: true)
    let names = tips.map { "anna-\($0)" }
    #expect(
      try run.store.journal().map(\.reviewer) == [
        names[0], names[0], "ben", "carl", names[1], "merge",
      ])
    let renamed = try fixture.merge(["b", "a"], rename: true).report.renamed
    #expect(renamed.keys.sorted() == ["anna"] && Set(renamed["anna"] ?? []) == Set(names))
    #expect(Verification.verify(run: run.folder) == [])
  }

  /// Two runs of the same number of images that were refined apart: images of one stem differ.
  @Test func anotherImageOfOneStemIsRefused() throws {
    let fixture = try MergeFixture()
    try fixture.makeCopies([])
    let other = try MergeFixture()
    try other.makeRun(frames: 1...3, photo: "another")
    do {
      _ = try RunMerge([fixture.path("run"), other.path("run")])
      Issue.record("merged")
    } catch let error as MergeError {
      guard case .otherImage(let stem, _, _, let difference) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(stem == "scene/frame_1" && difference == "another image file")
    }
  }

  @Test func otherClassesAreRefused() throws {
    let fixture = try MergeFixture()
    try fixture.makeCopies([])
    let other = try MergeFixture()
    try other.makeRun(frames: 1...1, taxonomy: .seven())
    do {
      _ = try RunMerge([fixture.path("run"), other.path("run")])
      Issue.record("merged")
    } catch let error as MergeError {
      #expect("\(error)".contains("another taxonomy ("), "\(error)")
    }
  }

  /// Images that were refined apart have the same keys; they get new ones.
  @Test func runsOfOtherImagesGetNewKeys() throws {
    let fixture = try MergeFixture()
    try fixture.makeCopies([])
    try fixture.append(
      [fixture.row(2, .discard, by: "anna"), fixture.row(14, .relabel, 5, by: "anna")], to: "run")
    let other = try MergeFixture()
    try other.makeRun(frames: 2...4)
    // Its images are frames 2, 3 and 4; of frame 2 both have component 2 of its own.
    try other.append(
      [other.row(2, .relabel, 5, by: "ben"), other.row(30, .keep, by: "ben")], to: "run")
    let target = fixture.path("merged")
    let merge = try RunMerge([fixture.path("run"), other.path("run")])
    #expect(try merge.write(to: target) == 4)
    let run = try Run.open(target, readOnly: true)
    #expect(try run.store.images().map(\.stem) == (1...4).map { "scene/frame_\($0)" })
    #expect(try run.store.images().map(\.id.rawValue) == [1, 2, 3, 4])
    #expect(merge.report.tally.agreed == 1 && merge.report.tally.single == 2)
    // The second component of frame 2 is 14 in one run and 2 in the other.
    let state = try run.store.reviewState()
    let ids = [1 << 32 | 1, 2 << 32 | 1, 4 << 32 | 5].map { ComponentID($0) }
    #expect(Set(state.decisions.keys) == Set(ids))
    #expect(state.decisions[ids[1]]?.classAfter == ClassID(5))
    let maps = try fixture.maps(fixture.open("run"))
    #expect(try fixture.maps(run)["scene/frame_1"] == maps["scene/frame_1"])
    #expect(Verification.verify(run: target) == [])
  }
}

extension Taxonomy {
  fileprivate static func seven() throws -> Taxonomy {
    try Taxonomy(
      name: "seven",
      classes: (0..<7).map {
        TaxonomyClass(
          id: ClassID($0), name: "class-\($0)", letter: "x", colour: RGB($0 * 30, 9, 7),
          kind: .stuff)
      })
  }
}
