import Foundation
import Labels
import Testing

@testable import Refiner

/// Merging does not depend on the order of the runs, and changes nothing that one reviewer alone did.
@Suite struct MergeOrderTests {
  /// Random reviews of the same images, with shapes, batches, undo and redo.
  private func makeRandom(_ fixture: MergeFixture, seed: UInt64) throws {
    try fixture.makeCopies(["a", "b", "c"], images: 3) { run in
      var review = try RandomReview(run.store, seed: seed)
      for _ in 0..<12 { _ = try review.step() }
    }
    for (offset, name) in ["a", "b", "c"].enumerated() {
      let run = try Run.open(fixture.path(name))
      var review = try RandomReview(
        run.store, seed: seed * 10 + UInt64(offset), state: run.store.reviewState(),
        reviewer: name)
      for _ in 0..<60 { _ = try review.step() }
      try run.store.close()
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func theOrderOfTheRunsChangesNothing(seed: UInt64) throws {
    let fixture = try MergeFixture()
    try makeRandom(fixture, seed: seed)
    var databases: Set<String> = []
    var texts: Set<String> = []
    var files: Set<[String]> = []
    for names in [
      ["a", "b", "c"], ["a", "c", "b"], ["b", "a", "c"], ["b", "c", "a"], ["c", "a", "b"],
      ["c", "b", "a"],
    ] {
      let target = "merged-" + names.joined()
      _ = try fixture.merge(names).write(to: fixture.path(target))
      let folder = fixture.path(target)
      databases.insert(try FileDigest.sha256(ofFile: folder + "/review.sqlite"))
      texts.insert(try FileDigest.sha256(ofFile: folder + "/run.toml"))
      files.insert(
        try FileManager.default.contentsOfDirectory(atPath: folder + "/sources").sorted())
      #expect(Verification.verify(run: folder) == [])
    }
    #expect(databases.count == 1 && texts.count == 1 && files.count == 1)
  }

  /// Where one reviewer alone worked, the merged run is what that reviewer made of it.
  @Test(arguments: [4, 5, 6, 7] as [UInt64])
  func whatOneReviewerDidStaysAsItIs(seed: UInt64) throws {
    let fixture = try MergeFixture()
    try fixture.makeCopies(["a", "b"], images: 3)
    do {
      let run = try Run.open(fixture.path("a"))
      var review = try RandomReview(run.store, seed: seed)
      for _ in 0..<120 { _ = try review.step() }
      try run.store.close()
    }
    try fixture.append([fixture.row(2, .later, by: "ben")], to: "b")
    let run = try fixture.merged(["a", "b"])
    let (source, merged) = (try fixture.open("a"), try fixture.open("merged"))
    #expect(try fixture.maps(merged) == fixture.maps(source))
    let (before, after) = (try source.store.reviewState(), try merged.store.reviewState())
    #expect(after.decisions.mapValues(\.classAfter) == before.decisions.mapValues(\.classAfter))
    #expect(after.flagged == before.flagged)
    #expect(
      after.later.filter { $0 != ComponentID(2) }
        == before.later.filter { $0 != ComponentID(2) && before.decisions[$0] == nil })
    let isOpen = before.reopened.keys
    #expect(
      after.notes.filter { !isOpen.contains($0.key) }
        == before.notes.filter { !isOpen.contains($0.key) })
    for id in isOpen { #expect(after.notes[id]?.contains("reopened") == true) }
    #expect(after.reopened.isEmpty)
    #expect(Verification.verify(run: run.folder) == [])
  }
}
