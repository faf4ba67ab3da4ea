import Foundation
import Labels
import Testing

@testable import Refiner

@Suite struct ListExportTests {
  /// Four images of one component of 12 pixels each, with these suspicions.
  private func makeRun(
    _ fixture: SeCoFixture, suspicions: [Float] = [0.5, 0.125, 0.5, 0.25], prefix: String = "c/f"
  ) throws -> Run {
    let images = suspicions.indices.map { number in
      SeCoFixture.Image(
        stem: "\(prefix)\(number)", file: "\(prefix)\(number).png",
        map: SeCoFixture.map([
          [1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1], [255, 255, 255, 255, 255, 255],
        ]))
    }
    return try fixture.makeRun(images) { record in
      let suspicion = suspicions[(record.id.rawValue >> 32) - 1]
      return Judgement(
        loss: 1, eta: 0.7, posterior: fixture.posterior(2, score: 0.97), verdict: .correctable,
        suggestion: ClassID(2), suspicion: suspicion, gain: suspicion * 12)
    }
  }

  private func export(_ run: Run, _ lists: ListExport, to folder: String) throws -> Manifest {
    var job = LabelSetExport(run: run, tool: "fleck test")
    job.lists = lists
    return try job.write(to: folder)
  }

  @Test func theCleanestHalfIsLabelledTiesByName() throws {
    let fixture = try SeCoFixture()
    let run = try makeRun(fixture)
    let out = fixture.folder + "/sets/top"
    _ = try export(run, ListExport(.split(labelledShare: 0.5)), to: out)
    let labelled = try fixture.text("sets/top/splits/top/labeled.txt")
    let others = try fixture.text("sets/top/splits/top/unlabeled.txt")
    func line(_ number: Int) -> String {
      "data/c/f\(number).png sets/top/labels/c/f\(number).png\n"
    }
    #expect(labelled == line(1) + line(3))
    #expect(others == line(0) + line(2))
    #expect(Verification.verify(run: run.folder, export: out) == [])
  }

  /// Three of four, of which one of the equal two: the first by name.
  @Test func aTieGoesToTheFirstName() throws {
    let fixture = try SeCoFixture()
    _ = try export(
      makeRun(fixture), ListExport(.split(labelledShare: 0.75)), to: fixture.folder + "/out")
    let entries = try ListFile.read(fixture.folder + "/out/splits/out/labeled.txt")
    #expect(entries.map(\.image) == ["data/c/f0.png", "data/c/f1.png", "data/c/f3.png"])
  }

  @Test func decisionsMakeImagesClean() throws {
    let fixture = try SeCoFixture()
    let run = try makeRun(fixture)
    let item = try run.store.components(of: ImageID(3))[0]
    let keep = Decision(component: item.id, kind: .keep, classAfter: item.classID)
    _ = try run.store.append(.decide(keep), reviewer: "a", seconds: 1)
    _ = try export(run, ListExport(.split(labelledShare: 0.25)), to: fixture.folder + "/out")
    let entries = try ListFile.read(fixture.folder + "/out/splits/out/labeled.txt")
    #expect(entries.map(\.image) == ["data/c/f2.png"])
  }

  @Test func anImageWithoutLabelsComesLast() throws {
    let fixture = try SeCoFixture()
    let run = try makeRun(fixture)
    let item = try run.store.components(of: ImageID(2))[0]
    let discard = Decision(component: item.id, kind: .discard, classAfter: .void)
    _ = try run.store.append(.decide(discard), reviewer: "a", seconds: 1)
    _ = try export(run, ListExport(.split(labelledShare: 0.75)), to: fixture.folder + "/out")
    let entries = try ListFile.read(fixture.folder + "/out/splits/out/unlabeled.txt")
    #expect(entries.map(\.image) == ["data/c/f1.png"])
  }

  @Test func anAcceptedSuggestionIsWrongByItsPosterior() throws {
    let fixture = try SeCoFixture()
    let run = try makeRun(fixture)
    let image = try run.store.images()[0]
    func cleanness(_ policy: UndecidedPolicy) throws -> ImageCleanness {
      try ImageCleanness(
        image, of: run, state: ReviewState(), undecided: policy,
        bulk: run.store.bulkAcceptance())
    }
    #expect(try cleanness(.keep).noise == 0.5)
    #expect(abs(try cleanness(.suggestion).noise - 0.03) < 1e-6)
    #expect(try cleanness(.void).noise == .infinity)
  }

  @Test(arguments: [
    (4, 0.5, 2), (5, 0.5, 3), (4, 0.01, 1), (4, 0.99, 3), (4, 0.0, 0), (4, 1.0, 4), (1, 0.5, 1),
    (1, 0.4, 0), (0, 0.5, 0),
  ])
  func sharesAreRoundedAndLeaveNoListEmpty(images: Int, share: Double, expected: Int) {
    #expect(ImageCleanness.count(images, share: share) == expected)
  }

  @Test func oneListOfAllIsReadBack() throws {
    let fixture = try SeCoFixture()
    let run = try makeRun(fixture)
    let manifest = try export(run, ListExport(.all), to: fixture.folder + "/out")
    #expect(manifest.files["out/splits"] == nil && manifest.files["splits/out/all.txt"] != nil)
    let entries = try ListFile.read(fixture.folder + "/out/splits/out/all.txt")
    #expect(entries.count == 4)
    for entry in entries {
      let map = try LabelFile.read(fixture.folder + "/" + entry.label, taxonomy: fixture.taxonomy)
      #expect(map.size == Size(width: 6, height: 3))
      #expect(FileSystem.kind(of: fixture.folder + "/" + entry.image) != nil)
    }
  }

  @Test func aChangedListIsFoundByVerify() throws {
    let fixture = try SeCoFixture()
    let run = try makeRun(fixture)
    let out = fixture.folder + "/out"
    _ = try export(run, ListExport(.all), to: out)
    try AtomicFile.write([10], to: out + "/splits/out/all.txt")
    #expect(Verification.verify(export: out).map(\.file) == [out + "/splits/out/all.txt"])
  }

  @Test func pathsWithBlanksCannotBeListed() throws {
    let fixture = try SeCoFixture()
    let run = try makeRun(fixture, prefix: "my city/f")
    #expect {
      try export(run, ListExport(.all), to: fixture.folder + "/sub/out")
    } throws: { error in
      if case ExportError.unlistable(let path, _) = error {
        path.hasSuffix("f0.png") && "\(error)".contains("blank")
      } else {
        false
      }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.folder + "/sub").isEmpty)
  }

  @Test func aRootMustHoldImagesAndExport() throws {
    let fixture = try SeCoFixture()
    let run = try makeRun(fixture)
    #expect {
      try export(
        run, ListExport(.all, root: fixture.folder + "/data"), to: fixture.folder + "/out")
    } throws: { "\($0)".contains("/out/labels/c/f0.png") && "\($0)".contains("--root") }
    _ = try export(
      run, ListExport(.all, root: fixture.folder + "/data/../"), to: fixture.folder + "/out")
  }

  @Test func anImageThatIsGoneIsNamed() throws {
    let fixture = try SeCoFixture()
    let run = try makeRun(fixture)
    let path = fixture.folder + "/data/c/f2.png"
    try FileManager.default.removeItem(atPath: path)
    #expect(throws: ExportError.file(.missing(path: path))) {
      try export(run, ListExport(.all), to: fixture.folder + "/out")
    }
  }

  @Test func id254IsRefusedForUniMatchOnly() throws {
    let fixture = try SeCoFixture(classes: 255)
    let run = try makeRun(fixture)
    #expect {
      try export(run, ListExport(.split(labelledShare: 0.5)), to: fixture.folder + "/out")
    } throws: { "\($0)".contains("254") }
    _ = try export(run, ListExport(.all), to: fixture.folder + "/out")
  }

  /// Reference section 3.1: in 16-class files the authors' palette gives ids another class's colour.
  @Test func sixteenClassesHaveTheirOwnColours() throws {
    let names = [
      "road", "sidewalk", "building", "wall", "fence", "pole", "traffic light", "traffic sign",
      "vegetation", "sky", "person", "rider", "car", "bus", "motorcycle", "bicycle",
    ]
    let palette = CityPalette.colours(for: try testTaxonomy(names + ["lane"]))
    #expect(palette.count == 256)
    #expect(palette[8] == RGB(107, 142, 35) && palette[9] == RGB(0, 130, 180))
    #expect(palette[10] == RGB(220, 20, 60) && palette[15] == RGB(119, 11, 32))
    #expect(palette[16] == RGB(16, 0, 0) && palette[17] == RGB(255, 255, 255))
  }
}
