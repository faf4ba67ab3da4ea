import Foundation
import Labels
import Testing

@testable import Refiner

@Suite struct RunDivisionTests {
  @Test func partsAreRunsThatVerify() throws {
    let fixture = try DivisionFixture()
    try fixture.makeDecidedRun(images: 7)
    let summary = try fixture.divide(fixture.settings(overlap: 0.2, gold: 0.1, repeats: 0.2))
    #expect(summary.images == 7 && summary.shared == 2 && summary.rows == 23)
    for part in summary.parts {
      #expect(Verification.verify(run: part.folder) == [])
      let names = try FileManager.default.contentsOfDirectory(atPath: part.folder)
        // SQLite's own files of whoever has it open.
        .filter { !$0.hasPrefix("review.sqlite-") }.sorted()
      #expect(names == ["labels", "review.sqlite", "run.toml"])
      let run = try Run.open(part.folder)
      #expect(try run.store.imageCount() == part.images)
      #expect(try run.store.hasPackedQueue())
      let status = try RunStatus(of: run)
      #expect(status.images == part.images && status.components == part.components)
      #expect(status.decided == part.decided && part.decided > 0)
    }
  }

  /// Every table's rows about an image are the parent's, in whichever part it is.
  @Test func partsTogetherHoldWhatTheRunHolds() throws {
    let fixture = try DivisionFixture()
    try fixture.makeDecidedRun(images: 7)
    _ = try fixture.divide(fixture.settings("anna,ben,carl", overlap: 0.2, repeats: 0.2))
    let parent = try Run.open(fixture.runFolder, readOnly: true)
    var seen: [ImageID: Int] = [:]
    for name in ["anna", "ben", "carl"] {
      let part = try fixture.part(name)
      for image in try part.store.images() {
        seen[image.id, default: 0] += 1
        #expect(try image == parent.store.image(image.id))
        #expect(
          try part.store.records(of: image.id) == parent.store.records(of: image.id))
        #expect(
          try part.store.components(of: image.id) == parent.store.components(of: image.id))
        let stored = try part.store.storedComponents(of: image.id)
        let parents = try parent.store.storedComponents(of: image.id)
        #expect(stored.storedDigest == parents.storedDigest && stored.digest == parents.digest)
        #expect(
          try FileDigest.sha256(ofFile: part.labelPath(of: image))
            == FileDigest.sha256(ofFile: parent.labelPath(of: image)))
        for record in try part.store.records(of: image.id) {
          #expect(
            try part.store.detail(record.id).judgement
              == parent.store.detail(record.id).judgement)
        }
      }
      #expect(
        try part.configuration.inputs.map(\.stem) == part.store.images().map(\.stem))
      #expect(part.configuration.runID != parent.configuration.runID)
      #expect(part.taxonomy == parent.taxonomy)
    }
    #expect(try seen.keys.sorted() == parent.store.images().map(\.id))
    #expect(seen.values.count { $0 == 3 } == 2 && seen.values.allSatisfy { $0 == 1 || $0 == 3 })
  }

  @Test func theSameCallGivesTheSameBytes() throws {
    let fixture = try DivisionFixture()
    try fixture.makeDecidedRun(images: 6)
    let settings = try fixture.settings(overlap: 0.3, gold: 0.2, repeats: 0.2)
    for name in ["parts", "again"] { _ = try fixture.divide(settings, to: name) }
    for file in ["anna", "ben"].flatMap({ name in
      [RunPath.database, RunPath.configuration].map { "\(name)/\($0)" }
    }) {
      #expect(
        try FileDigest.sha256(ofFile: fixture.folder + "/parts/" + file)
          == FileDigest.sha256(ofFile: fixture.folder + "/again/" + file))
    }
  }

  @Test func decisionsGoAlongAsTheyWereMade() throws {
    let fixture = try DivisionFixture()
    try fixture.makeDecidedRun(images: 4)
    _ = try fixture.divide(fixture.settings())
    let parent = try Run.open(fixture.runFolder, readOnly: true)
    let rows = try parent.store.journal()
    let whole = try parent.store.reviewState()
    var decided = 0
    for name in ["anna", "ben"] {
      let part = try fixture.part(name)
      let state = try part.store.reviewState()
      let images = Set(try part.store.images().map(\.id))
      #expect(try part.store.assignment()?.transcribed == images.count * 3)
      for row in try part.store.journal() {
        let source = try #require(
          rows.first { $0.component == row.component && $0.kind == row.kind })
        #expect(row.time == source.time && row.reviewer == "lead" && row.note == source.note)
        #expect(row.seconds == source.seconds && row.suspicion == source.suspicion)
      }
      #expect(state.decisions == whole.decisions.filter { state.decisions[$0.key] != nil })
      #expect(state.decisions.count == images.count * 2 && state.flagged.count == images.count)
      decided += state.decisions.count
    }
    #expect(decided == whole.decisions.count)
  }

  @Test func goldIsUndecidedAndKnownToTheLead() throws {
    let fixture = try DivisionFixture()
    try fixture.makeDecidedRun(images: 6)
    _ = try fixture.divide(fixture.settings(overlap: 0.3, gold: 0.3))
    let whole = try Run.open(fixture.runFolder, readOnly: true).store.reviewState()
    for name in ["anna", "ben"] {
      let part = try fixture.part(name)
      let assignment = try #require(try part.store.assignment())
      let state = try part.store.reviewState()
      #expect(!assignment.gold.isEmpty)
      for gold in assignment.gold {
        let decision = try #require(whole.decisions[gold.component])
        #expect(gold.kind == decision.kind && gold.classAfter == decision.classAfter)
        #expect(gold.by == "lead" && gold.seconds == (gold.kind == .keep ? 1.5 : 2.5))
        #expect(state.decisions[gold.component] == nil)
        #expect(try part.store.journal().allSatisfy { $0.component != gold.component })
      }
    }
  }

  @Test func assignmentsSayWhereTheyComeFrom() throws {
    let fixture = try DivisionFixture()
    try fixture.makeDecidedRun(images: 4)
    _ = try fixture.divide(fixture.settings(overlap: 0.25, isDynamic: true))
    let parent = try Run.open(fixture.runFolder, readOnly: true)
    let assignment = try #require(try fixture.part("ben").store.assignment())
    #expect(assignment.reviewer == "ben" && assignment.parentRunID == parent.configuration.runID)
    #expect(
      try Array(assignment.parentConfiguration.utf8)
        == FileSystem.read(fixture.runFolder + "/run.toml", limit: 1 << 20))
    #expect(assignment.sharedImages.count == 1 && assignment.leases == "../leases")
    #expect(try FileSystem.names(inFolder: fixture.folder + "/parts") == ["anna", "ben", "leases"])
    #expect(try parent.store.assignment() == nil)
    #expect(Assignment(text: assignment.text) == assignment)
    #expect(Assignment(text: "{}") == nil)
  }

  @Test func mapsAreLinkedNotCopied() throws {
    let fixture = try DivisionFixture()
    _ = try fixture.makeRun(images: 2)
    _ = try fixture.divide(fixture.settings(repeats: 0.1))
    let run = try fixture.part("anna")
    let image = try #require(try run.store.images().first)
    let count = try FileManager.default.attributesOfItem(atPath: run.labelPath(of: image))[
      .referenceCount]
    // The run's own, the part's, and the repeated image's.
    #expect((count as? NSNumber)?.intValue == 3)
  }
}
