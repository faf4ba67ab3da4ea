import Foundation
import GRDB
import Labels
import Testing

@testable import Refiner

@Suite struct ConservationTests {
  private let fixture: ReviewFixture
  private let run: Run
  private let base: LabelMap

  init() throws {
    fixture = try ReviewFixture()
    run = try fixture.makeRun()
    base = fixture.map(seed: 1)
  }

  private func decide(_ id: Int, _ kind: DecisionKind, _ classID: UInt8 = 5) throws {
    let decision = Decision(
      component: ComponentID(id), kind: kind, classAfter: ClassID(classID))
    _ = try run.store.append(.decide(decision), reviewer: "a", seconds: 1)
  }

  private func composed() throws -> LabelMap {
    try run.composedMap(of: ImageID(1), state: run.store.reviewState())
  }

  private func audit(_ map: LabelMap, policy: [ComponentID] = []) throws -> MapAudit {
    try Conservation.audit(
      map, base: base, stem: "s", rows: StandingRows(run.store.journal()).rows(in: ImageID(1)),
      policy: policy
    ) { try run.store.runs(of: $0) }
  }

  private func area(_ id: Int) throws -> Int { try run.store.runs(of: ComponentID(id)).area }

  /// A pixel that no component has: between the blocks of the fixture's maps.
  private let free = (x: 7, y: 7)

  @Test func anUntouchedMapHasNoChange() throws {
    let audit = try audit(base)
    #expect(audit.pixels == 32 * 24 && audit.changed == 0 && audit.outside == 0)
    #expect(audit.decisions.isEmpty && audit.byPolicy == 0)
  }

  @Test func eachRowIsToldItsPixels() throws {
    try decide(1, .discard)
    try decide(2, .relabel)
    try decide(3, .keep, base[16, 0].rawValue)
    let audit = try audit(composed())
    #expect(
      audit.decisions == [
        MapAudit.Share(row: 1, kind: "discard", component: 1, pixels: try area(1)),
        MapAudit.Share(row: 2, kind: "relabel", component: 2, pixels: try area(2)),
      ])
    #expect(try audit.changed == area(1) + area(2) && audit.outside == 0)
  }

  @Test func oneForeignPixelIsFound() throws {
    try decide(1, .discard)
    var map = try composed()
    map[free.x, free.y] = ClassID(3)
    #expect(try audit(map).outside == 1)
    #expect(try audit(map).changed == area(1) + 1)
  }

  @Test func aKeptComponentMayNotChange() throws {
    try decide(1, .relabel)
    try decide(1, .keep)
    var map = try composed()
    #expect(try audit(map).changed == 0)
    map[0, 0] = ClassID(5)
    #expect(try audit(map).outside == 1)
  }

  @Test func whatWasTakenBackMayNotChange() throws {
    try decide(1, .discard)
    let map = try composed()
    _ = try run.store.append(.undo(sequence: 1), reviewer: "a", seconds: 0)
    #expect(try audit(map).outside == area(1))
    _ = try run.store.append(.redo(sequence: 1), reviewer: "a", seconds: 0)
    #expect(try audit(map).outside == 0)
  }

  @Test func aPolicysPixelsAreCountedByThemselves() throws {
    try decide(1, .discard)
    var map = try composed()
    try run.store.runs(of: ComponentID(2)).paint(.void, into: &map)
    #expect(try audit(map).outside == area(2))
    let allowed = try audit(map, policy: [ComponentID(1), ComponentID(2)])
    #expect(try allowed.outside == 0 && allowed.byPolicy == area(2))
    #expect(try allowed.decisions.map(\.pixels) == [area(1)])
  }

  @Test func aShapesPixelsGoToTheRowThatSaysTheirClass() throws {
    let own = try run.store.runs(of: ComponentID(1))
    let box = Rectangle<ImageSpace>(x: 1, y: 1, width: 6, height: 6)
    let mask = RunLengthEncoding(
      Mask(imageSize: fixture.size, bounds: box, bits: Array(repeating: true, count: 36)))
    let shape = Reshape(
      mask: mask, replacing: own, filledWith: ClassID(4),
      source: .tool(name: "brush", parameters: [:]))
    let decision = Decision(
      component: ComponentID(1), kind: .reshape, classAfter: ClassID(5), reshape: shape)
    _ = try run.store.append(.decide(decision), reviewer: "a", seconds: 1)
    let given = own.subtracting(mask).area
    #expect(try audit(composed()).decisions.map(\.pixels) == [36 + given])
    try decide(1, .relabel, 3)
    let both = try audit(composed())
    #expect(both.decisions.map(\.row) == [1, 2])
    #expect(both.decisions.map(\.pixels) == [given, 36])
    #expect(both.outside == 0)
  }

  /// Two ways that know nothing of each other agree after each of a thousand random actions, with every policy.
  @Test(arguments: [1, 2, 3] as [UInt64])
  func whateverIsDecidedNothingElseChanges(seed: UInt64) throws {
    try run.store.database.writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA synchronous = OFF")
    }
    var reviewer = try RandomReview(run.store, seed: seed)
    var standing = StandingRows()
    let bulk = try run.store.bulkAcceptance()
    let images = try run.store.images()
    for step in 0..<400 {
      for row in try reviewer.step() { standing.apply(row) }
      let image = images[step % 2]
      let policy = UndecidedPolicy.allCases[step % 3]
      let base = try run.baseMap(of: image)
      let map = Composition.compose(
        base: base,
        changes: try run.changes(
          of: image.id, state: reviewer.state, undecided: policy, bulk: bulk))
      let others = try run.store.components(of: image.id).filter {
        policy.decision(for: $0, bulk: bulk) != nil
      }
      let audit = try Conservation.audit(
        map, base: base, stem: image.stem, rows: standing.rows(in: image.id),
        policy: others.map(\.id)
      ) { try run.store.runs(of: $0) }
      #expect(audit.outside == 0, "step \(step)")
      #expect(audit.decisions.reduce(audit.byPolicy) { $0 + $1.pixels } == audit.changed)
      #expect(audit.changed == zip(map.ids, base.ids).count { $0 != $1 })
    }
  }

  /// The digests and the manifest are made to fit, as whoever wants to hide a change would.
  @Test func aForgedExportIsFoundByBothWays() throws {
    try decide(1, .discard)
    let out = fixture.folder + "/out"
    try LabelSetExport(run: run, tool: "fleck test").write(to: out)
    let path = out + "/labels/\(fixture.stem(1)).png"
    var map = try LabelFile.read(path, taxonomy: run.taxonomy)
    map[free.x, free.y] = ClassID(3)
    try PNGFile.write(map, palette: run.palette, to: path)
    var manifest = try #require(Manifest.read(inExport: out))
    manifest.files["labels/\(fixture.stem(1)).png"] = try FileDigest.sha256(ofFile: path)
    try AtomicFile.write(ManifestFile.encode(manifest), to: out + "/manifest.json")
    #expect(Verification.verify(export: out) == [])
    let problems = Verification.verify(run: run.folder, export: out)
    #expect(problems.allSatisfy { $0.file == path } && problems.count == 2, "\(problems)")
    #expect(problems.contains { $0.problem.contains("1 pixel differs") })
  }

  @Test func theReportNamesEveryMap() throws {
    try decide(1, .discard)
    try decide(13, .relabel)
    var audit = Audit()
    audit.reportsMaps = true
    let result = audit.check(run: run.folder)
    #expect(result.findings == [])
    #expect(result.maps.map(\.image) == [fixture.stem(1), fixture.stem(2)])
    #expect(try result.maps.map(\.changed) == [area(1), area(13)])
    #expect(result.maps.flatMap(\.decisions).map(\.row) == [1, 2])
    var export = LabelSetExport(run: run, tool: "fleck test")
    export.undecided = .void
    export.rows = 1
    try export.write(to: fixture.folder + "/out")
    let exported = audit.check(run: run.folder, export: fixture.folder + "/out")
    #expect(exported.findings == [])
    #expect(exported.maps.flatMap(\.decisions).map(\.row) == [1])
    #expect(exported.maps[1].byPolicy == exported.maps[1].changed)
    #expect(exported.maps[1].changed > 0)
    audit.reportsMaps = false
    #expect(audit.check(run: run.folder).maps.isEmpty)
  }
}
