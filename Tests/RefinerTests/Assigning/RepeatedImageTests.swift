import Foundation
import Labels
import Testing

@testable import Refiner

@Suite struct RepeatedImageTests {
  @Test func repeatsAreInTheRunAndNothingCountsThem() throws {
    let fixture = try DivisionFixture()
    _ = try fixture.makeRun(images: 4)
    _ = try fixture.divide(fixture.settings(repeats: 0.2))
    for name in ["anna", "ben"] {
      let run = try fixture.part(name)
      let repeats = try #require(try run.store.assignment()).repeats
      // A fifth of the flagged 16 of 24, rounded up.
      #expect(repeats.count == 4)
      let images = try run.store.images()
      #expect(try images.count == 2 && run.store.imageCount() == 2)
      let twins = try run.store.twinImages()
      #expect(!twins.isEmpty && twins.allSatisfy { $0.id.rawValue > 4 })
      for pair in repeats {
        let (twin, original) = (
          try run.store.record(of: pair.twin), try run.store.record(of: pair.original)
        )
        #expect(twin.component == original.component && twin.runs == original.runs)
        #expect(twin.features == original.features && twin.image.rawValue > 4)
        #expect(
          try run.store.detail(pair.twin).judgement == run.store.detail(pair.original).judgement)
        let (image, own) = (
          try run.store.image(twin.image), try run.store.image(original.image)
        )
        #expect(image.stem == own.stem + "~2" && image.digests == own.digests)
      }
      let hidden = Set(repeats.map(\.twin))
      let queue = try run.store.queue(flaggedOnly: false).map(\.id)
      #expect(queue.count == 24 && hidden.isDisjoint(with: queue))
      #expect(try hidden.isDisjoint(with: run.store.judgedIDs()))
      #expect(try SuspicionTable(of: run.store, taxonomy: run.taxonomy).count == 24)
      #expect(try run.store.componentCount() == 24 && run.store.judgementCount() == 24)
      #expect(try RunStatus(of: run).components == 24)
      #expect(Verification.verify(run: run.folder) == [])
    }
  }

  @Test func anExportHasNoImageTwice() throws {
    let fixture = try DivisionFixture()
    _ = try fixture.makeRun(images: 4)
    _ = try fixture.divide(fixture.settings(repeats: 0.2))
    let run = try Run.open(fixture.folder + "/parts/anna")
    let pair = try #require(try run.store.assignment()?.repeats.first)
    for id in [pair.original, pair.twin] {
      let discard = Decision(component: id, kind: .discard, classAfter: .void)
      _ = try run.store.append(.decide(discard), reviewer: "anna", seconds: 1)
    }
    let target = fixture.folder + "/export"
    let manifest = try LabelSetExport(run: run, tool: "test").write(to: target)
    #expect(manifest.images == 2 && manifest.components == 24)
    #expect(try manifest.pixels.changed == run.store.record(of: pair.original).component.area)
    #expect(manifest.files.keys.allSatisfy { !$0.contains("~") })
    #expect(Verification.verify(run: run.folder, export: target) == [])
    #expect(try RunStatus(of: run).decided == 1)
  }

  @Test func aStemThatLooksLikeARepeatIsLeftAlone() throws {
    let fixture = try DivisionFixture()
    let run = try fixture.makeRun(images: 1, stage: nil)
    let (image, _) = fixture.review.image(1)
    let other = ImageRecord(
      id: ImageID(2), stem: image.stem + "~2", image: "i", label: "l", size: image.size,
      digests: ["map": try run.writeBaseMap(fixture.review.map(seed: 1), stem: image.stem + "~2")])
    try run.store.add([(other, [])])
    try run.store.set(stage: .judged)
    try run.store.close()
    _ = try fixture.divide(fixture.settings("anna", repeats: 0.5))
    #expect(try fixture.part("anna").store.twinImages().map(\.stem) == [image.stem + "~3"])
  }
}
