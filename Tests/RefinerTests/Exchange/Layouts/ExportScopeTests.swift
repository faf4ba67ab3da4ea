import Labels
import Testing

@testable import Refiner

@Suite struct ExportScopeTests {
  private func map(_ fixture: LayoutFixture, _ place: Int) throws -> LabelMap {
    try LabelFile.read(
      fixture.path("out/labels/\(LayoutFixture.stems[place]).png"), taxonomy: fixture.run.taxonomy)
  }

  private func isWritten(_ fixture: LayoutFixture, _ place: Int) -> Bool {
    FileSystem.kind(of: fixture.path("out/labels/\(LayoutFixture.stems[place]).png")) != nil
  }

  @Test func onlyCleanLeavesOutWhatTheNoiseModelDoubts() throws {
    let fixture = try LayoutFixture()
    let manifest = try fixture.export(.png) { $0.only = .clean }
    let clean = LayoutFixture.first.ids.map { $0 == 2 ? 255 : $0 }
    #expect(try map(fixture, 0).ids == clean)
    #expect(try map(fixture, 1) == SeCoFixture.map([[255, 255, 1], [0, 0, 0]]))
    #expect(manifest.images == 2 && manifest.pixels.labelled == 13 + 4)
    #expect(Verification.verify(run: fixture.run.folder, export: fixture.path("out")) == [])
  }

  @Test func onlyCleanHoldsWhatSomebodyDecided() throws {
    let fixture = try LayoutFixture()
    try fixture.decide(fixture.component(1, classID: 2, x: 1), .keep, ClassID(2))
    try fixture.decide(fixture.component(2, classID: 0, x: 0), .discard, .void)
    try fixture.export(.png) { $0.only = .clean }
    #expect(try map(fixture, 0) == LayoutFixture.first)
    #expect(try map(fixture, 1) == SeCoFixture.map([[255, 255, 1], [255, 255, 255]]))
  }

  @Test func onlyDecidedLeavesOutAllElseAndImagesWithoutAny() throws {
    let fixture = try LayoutFixture()
    try fixture.decide(fixture.component(2, classID: 1, x: 0), .relabel, ClassID(2))
    let flag = try fixture.component(1, classID: 0, x: 0)
    try fixture.decide(flag, .flag, ClassID(0))
    let manifest = try fixture.export(.png) { $0.only = .decided }
    #expect(!isWritten(fixture, 0) && manifest.images == 1)
    #expect(try map(fixture, 1) == SeCoFixture.map([[2, 255, 255], [255, 255, 255]]))
    #expect(manifest.pixels == ManifestPixels(total: 6, labelled: 1, changed: 5))
    #expect(Verification.verify(run: fixture.run.folder, export: fixture.path("out")) == [])
  }

  @Test func nothingDecidedGivesNoMaps() throws {
    let fixture = try LayoutFixture()
    let manifest = try fixture.export(.coco) { $0.only = .decided }
    #expect(manifest.images == 0)
    #expect(
      try fixture.text("annotations/instances_train.json").hasSuffix(
        "\"annotations\": [\n],\n\"images\": [\n]}\n"))
    #expect(Verification.verify(run: fixture.run.folder, export: fixture.path("out")) == [])
  }

  /// A new shape of the second image's road takes a person's pixel and gives one of its own up.
  @Test func pixelsThatANewShapeTookOrGaveUpAreDecided() throws {
    let fixture = try LayoutFixture()
    let road = try fixture.component(2, classID: 0, x: 0)
    let before = try fixture.run.store.runs(of: road.id)
    // From the top of the first column: both its pixels.
    let after = try RunLengthEncoding(size: LayoutFixture.second.size, counts: [0, 2, 4])
    let reshape = Reshape(
      mask: after, replacing: before, filledWith: ClassID(1),
      source: .tool(name: "brush", parameters: [:]))
    let decision = Decision(
      component: road.id, kind: .reshape, classAfter: ClassID(0), reshape: reshape)
    _ = try fixture.run.store.append(.decide(decision), reviewer: "a", seconds: 1)
    try fixture.export(.png) {
      $0.only = .decided
      $0.weights = true
    }
    let expected = SeCoFixture.map([[0, 255, 255], [0, 1, 1]])
    #expect(try map(fixture, 1) == expected)
    let weights = try fixture.picture("weights/\(LayoutFixture.stems[1]).png")
    #expect(weights.content == .grey8([255, 0, 0, 255, 255, 255]))
    #expect(Verification.verify(run: fixture.run.folder, export: fixture.path("out")) == [])
  }

  @Test func listsNameTheImagesThatAreHeld() throws {
    let fixture = try LayoutFixture()
    try fixture.decide(fixture.component(2, classID: 0, x: 0), .keep, ClassID(0))
    var job = LabelSetExport(run: fixture.run, tool: "t")
    job.options.only = .decided
    job.lists = ListExport(.all)
    let manifest = try job.write(to: fixture.path("out"))
    let lines = try fixture.text("splits/out/all.txt").split(separator: "\n")
    #expect(lines.count == 1 && lines[0].contains("ulm_000001_000019"))
    let summary = try job.lists?.summary(
      of: fixture.run, manifest: manifest, target: fixture.path("out"))
    #expect(summary?.count == 1)
    #expect(Verification.verify(run: fixture.run.folder, export: fixture.path("out")) == [])
  }

  @Test(arguments: [LabelSetFormat.png, .coco])
  func everyLayoutIsToldOfMapByMap(format: LabelSetFormat) throws {
    let fixture = try LayoutFixture()
    try fixture.decide(fixture.component(2, classID: 1, x: 0), .relabel, ClassID(2))
    try fixture.export(format) { $0.only = .clean }
    var audit = Audit()
    audit.reportsMaps = true
    let result = audit.check(run: fixture.run.folder, export: fixture.path("out"))
    #expect(result.findings == [])
    #expect(result.maps.map(\.image) == LayoutFixture.stems)
    #expect(result.maps.map(\.outside) == [0, 0])
    #expect(result.maps[0].byPolicy > 0 && result.maps[0].byPolicy == result.maps[0].changed)
    #expect(result.maps[1].decisions.map(\.row) == [1])
  }
}
