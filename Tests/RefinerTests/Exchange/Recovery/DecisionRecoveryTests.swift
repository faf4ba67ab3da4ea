import Foundation
import Labels
import Testing

@testable import Refiner

@Suite struct DecisionRecoveryTests {
  @Test(arguments: 1...12)
  func anExportOfOneCopyMakesAnotherTheSameAndUndoBringsItBack(seed: UInt64) throws {
    let theirs = try RecoveryFixture()
    try theirs.decide(steps: 40, seed: seed)
    let wanted = try theirs.export("out")
    let mine = try RecoveryFixture()
    // Every other copy has decisions of its own.
    if seed.isMultiple(of: 2) { try mine.decide(steps: 25, seed: seed &+ 1000) }
    let before = try mine.export("before")
    let rows = try mine.run.store.journalCount()
    let found = try mine.take(from: theirs.review.folder + "/out")
    #expect(before != wanted && !found.requests.isEmpty)
    #expect(try mine.export("after") == wanted)
    let folder = mine.review.folder + "/after"
    #expect(Verification.verify(run: mine.run.folder).isEmpty)
    #expect(Verification.verify(run: mine.run.folder, export: folder).isEmpty)
    #expect(try mine.recover(from: theirs.review.folder + "/out").requests.isEmpty)
    try mine.undo()
    #expect(try mine.export("undone") == before)
    #expect(try mine.run.store.reviewState().undoStack.allSatisfy { $0 <= rows })
    #expect(Verification.verify(run: mine.run.folder).isEmpty)
  }

  /// Anything may come from another tool: noise, blobs, all void, one class.
  @Test(arguments: 1...16)
  func anyMapsCanBeTakenIn(seed: UInt64) throws {
    let fixture = try RecoveryFixture()
    var generator = SplitMix64(seed: seed)
    try fixture.decide(steps: Int(seed) * 2, seed: seed)
    for number in 1...2 {
      var map = try fixture.present(number)
      let share = [0.02, 0.2, 0.9, 1][Int(seed % 4)]
      let classes = (0...6).map { $0 == 6 ? ClassID.void : ClassID($0) }
      for y in 0..<map.height {
        for x in 0..<map.width where Double.random(in: 0..<1, using: &generator) < share {
          map[x, y] = classes.randomElement(using: &generator) ?? .void
        }
      }
      if seed > 12, number == 2 { map = LabelMap(width: 32, height: 24, filledWith: classes[6]) }
      if seed == 16, number == 2 { map[3, 20] = ClassID(5) }
      try fixture.put(map, image: number)
    }
    let before = try fixture.export("before")
    try fixture.take(accepting: seed.isMultiple(of: 3))
    let after = try fixture.export("after")
    for number in 1...2 {
      let stem = fixture.review.stem(number)
      let file = try Data(contentsOf: URL(filePath: fixture.maps + "/\(stem).png"))
      #expect(after[stem] == file)
    }
    #expect(Verification.verify(run: fixture.run.folder).isEmpty)
    #expect(
      Verification.verify(run: fixture.run.folder, export: fixture.review.folder + "/after")
        .isEmpty)
    try fixture.undo()
    #expect(try fixture.export("undone") == before)
  }

  @Test func wholeComponentsAreRelabelledDiscardedOrGivenBackTheirClass() throws {
    let fixture = try RecoveryFixture(images: 1)
    var map = try fixture.present()
    let discarded = Decision(component: ComponentID(3), kind: .discard, classAfter: .void)
    _ = try fixture.run.store.append(.decide(discarded), reviewer: "a", seconds: 1)
    try fixture.runs(1).paint(ClassID(5), into: &map)
    try fixture.runs(2).paint(.void, into: &map)
    try fixture.put(map)
    let found = try fixture.recover()
    let own = try fixture.run.store.record(of: ComponentID(3)).component.classID
    #expect(
      found.requests.map(\.action) == [
        .decide(Decision(component: ComponentID(1), kind: .relabel, classAfter: ClassID(5))),
        .decide(Decision(component: ComponentID(2), kind: .discard, classAfter: .void)),
        .decide(Decision(component: ComponentID(3), kind: .keep, classAfter: own)),
      ])
    #expect(found.summary.decisions == ["relabel": 1, "discard": 1, "keep": 1])
    #expect(found.summary.maps == 1 && found.summary.changedMaps == 1)
    let areas = try [1, 2, 3].map { try fixture.runs($0).area }
    #expect(found.summary.changedPixels == areas.reduce(0, +))
  }

  @Test func rowsSayWhereTheyComeFromAndAreOneBatch() throws {
    let fixture = try RecoveryFixture()
    for number in 1...2 {
      var map = try fixture.present(number)
      map[31, 23] = ClassID(1)
      try fixture.put(map, image: number)
    }
    try fixture.take()
    let rows = try fixture.run.store.journal()
    #expect(rows.count == 4)
    #expect(rows.allSatisfy { $0.note == "imported from \(fixture.maps)" && $0.reference == 1 })
    let digest = try FileDigest.sha256(
      ofFile: fixture.maps + "/\(fixture.review.stem(2)).png")
    #expect(
      rows[3].decision?.reshape?.source
        == .tool(name: "import", parameters: ["map": digest]))
  }

  @Test func whatALookAtTheMapsLeftAloneIsAcceptedOnlyWhenSaidSo() throws {
    let fixture = try RecoveryFixture(images: 1)
    let items = try fixture.run.store.components(of: ImageID(1))
    let flagged = items.filter(\.verdict.isFlagged).map(\.id)
    let changed = try #require(flagged.last)
    let decided = flagged[0]
    let keep = Decision(component: decided, kind: .keep, classAfter: items[0].classID)
    _ = try fixture.run.store.append(.decide(keep), reviewer: "a", seconds: 1)
    var map = try fixture.present()
    try fixture.runs(changed.rawValue).paint(ClassID(5), into: &map)
    try fixture.put(map)
    #expect(try fixture.recover().requests.count == 1)
    let found = try fixture.take(accepting: true)
    #expect(found.summary.decisions == ["relabel": 1, "keep": flagged.count - 2])
    let state = try fixture.run.store.reviewState()
    #expect(Set(state.decisions.keys) == Set(flagged))
    #expect(try fixture.recover(accepting: true).requests.isEmpty)
  }

  @Test func repeatsOfAPartAreLeftOut() throws {
    let fixture = try DivisionFixture()
    _ = try fixture.makeRun(images: 4)
    _ = try fixture.divide(fixture.settings("anna,ben", repeats: 0.2))
    let part = try fixture.part("anna")
    let images = try part.store.images()
    #expect(try part.store.images(within: .everything).count > images.count)
    let maps = fixture.folder + "/maps"
    for image in try part.store.images(within: .everything) {
      let path = maps + "/" + image.stem + ".png"
      try FileSystem.makeFolder(Path.folder(of: path))
      let void = LabelMap(width: image.size.width, height: image.size.height)
      try PNGFile.write(void, palette: part.palette, to: path)
    }
    let found = try DecisionRecovery(of: part).decisions(from: maps)
    #expect(found.summary.maps == images.count && found.requests.count == images.count * 12)
    let bound = try part.store.componentBound()
    for request in found.requests {
      guard case .decide(let decision) = request.action else { continue }
      #expect(decision.component < bound)
    }
  }
}
