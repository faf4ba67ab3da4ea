import Foundation
import Labels
import Testing

@testable import Refiner

@Suite struct LayoutVerificationTests {
  private func verify(_ fixture: LayoutFixture) -> [Finding] {
    Verification.verify(run: fixture.run.folder, export: fixture.path("out"))
  }

  /// Changes a file of an export and seals the manifest anew, as who knows the format could.
  private func forge(
    _ fixture: LayoutFixture, _ name: String, _ change: (inout [UInt8]) -> Void
  ) throws {
    let out = fixture.path("out")
    var bytes = try FileSystem.read(out + "/" + name, limit: 1 << 20)
    change(&bytes)
    try AtomicFile.write(bytes, to: out + "/" + name)
    var manifest = try #require(Manifest.read(inExport: out))
    manifest.files[name] = FileDigest.sha256(bytes)
    try AtomicFile.write(ManifestFile.encode(manifest), to: out + "/manifest.json")
    #expect(Verification.verify(export: out) == [])
  }

  @Test(arguments: LabelSetFormat.allCases, [PhotoPolicy.link, .copy, .none])
  func everyFormatIsMadeAgain(format: LabelSetFormat, photos: PhotoPolicy) throws {
    let fixture = try LayoutFixture()
    try fixture.decide(fixture.component(1, classID: 2, x: 1), .relabel, ClassID(1))
    try fixture.export(format) {
      $0.photos = format.takesPhotos ? photos : .none
      $0.weights = photos == .copy
      $0.segmentation = photos == .copy ? .polygons : .rle
    }
    #expect(verify(fixture) == [])
    // Later decisions do not count: the exported journal ends before.
    try fixture.decide(fixture.component(1, classID: 1, x: 4), .discard, .void)
    #expect(verify(fixture) == [])
  }

  static let files: [(LabelSetFormat, String)] = [
    (.cityscapes, "gtFine/train/ulm/ulm_000001_000019_gtFine_labelIds.png"),
    (.cityscapes, "gtFine/train/ulm/ulm_000001_000019_gtFine_color.png"),
    (.mmseg, "dataset.py"), (.mmseg, "splits/train.txt"),
    (.mmseg, "ann_dir/train/ulm/ulm_000001_000019.png"),
    (.coco, "annotations/instances_train.json"),
    (.panoptic, "annotations/panoptic_train/ulm_000001_000019.png"),
    (.voc, "labelmap.txt"), (.voc, "ImageSets/Segmentation/train.txt"),
    (.yolo, "labels/train/ulm_000001_000019.txt"), (.yolo, "data.yaml"),
    (.imageFolder, "train/metadata.jsonl"), (.fiftyOne, "mask_targets.json"),
    (.cvat, "annotations.zip"), (.png, "weights/ulm/ulm_000001_000019.png"),
  ]

  @Test(arguments: files)
  func aForgedFileIsFoundWithTheRunOnly(format: LabelSetFormat, name: String) throws {
    let fixture = try LayoutFixture()
    try fixture.export(format) { $0.weights = format == .png }
    try forge(fixture, name) { bytes in
      if name.hasSuffix(".png") {
        let map = LabelMap(width: 3, height: 2, filledWith: ClassID(0))
        bytes = (try? PNGFile.encode(grey: map, path: name)) ?? []
      } else {
        bytes[bytes.count / 2] ^= 1
      }
    }
    #expect(verify(fixture).map(\.file) == [fixture.path("out/" + name)])
  }

  @Test func aPictureThatIsPackedOtherwiseIsTheSame() throws {
    let fixture = try LayoutFixture()
    try fixture.export(.cityscapes)
    let name = "gtFine/train/ulm/ulm_000001_000019_gtFine_labelTrainIds.png"
    guard case .grey8(let samples) = try fixture.picture(name).content else {
      Issue.record("no grey PNG")
      return
    }
    let before = try FileSystem.read(fixture.path("out/" + name), limit: 1 << 20)
    try forge(fixture, name) { bytes in
      let path = fixture.path("again.png")
      try? PNGFile.writeGrey(width: 3, height: 2, bytes: samples, to: path)
      bytes = (try? FileSystem.read(path, limit: 1 << 20)) ?? []
      // Another compression of the same samples: a text chunk would do as well.
      if bytes == before { Issue.record("both are packed alike; nothing is tested") }
    }
    #expect(verify(fixture) == [])
  }

  /// In VOC's maps the colours say which class it is.
  @Test func aForgedPaletteIsFound() throws {
    let fixture = try LayoutFixture()
    try fixture.export(.voc)
    let name = "SegmentationClass/ulm_000001_000019.png"
    guard case .palette(let samples, var colours) = try fixture.picture(name).content else {
      Issue.record("no palette")
      return
    }
    colours.swapAt(1, 2)
    let map = LabelMap(width: 3, height: 2, ids: samples)
    try forge(fixture, name) { bytes in
      bytes = (try? PNGFile.encode(map, palette: colours, path: name)) ?? []
    }
    #expect(verify(fixture).map(\.file) == [fixture.path("out/" + name)])
  }

  @Test func aFileThatTheRunDoesNotGiveIsFound() throws {
    let fixture = try LayoutFixture()
    try fixture.export(.mmseg)
    let extra = fixture.path("out/ann_dir/train/extra.png")
    try AtomicFile.write([1], to: extra)
    #expect(verify(fixture).map(\.file) == [extra])
    try forge(fixture, "ann_dir/train/extra.png") { $0 = [2] }
    #expect(verify(fixture).map(\.file) == [fixture.path("out/manifest.json")])
  }

  @Test func aPhotoThatChangedOrWentIsNamed() throws {
    let fixture = try LayoutFixture()
    try fixture.export(.yolo)
    let photo = try fixture.run.store.image(ImageID(1)).image
    let link = fixture.path("out/images/train/aachen_000000_000019.jpg")
    try AtomicFile.write([2], to: photo)
    #expect(verify(fixture).map(\.file) == [link])
    try FileManager.default.removeItem(atPath: photo)
    let findings = verify(fixture)
    #expect(findings.map(\.file) == [link] && findings[0].problem == "is missing")
  }

  @Test func copiesOutliveThePhotos() throws {
    let fixture = try LayoutFixture()
    try fixture.export(.coco) { $0.photos = .copy }
    try FileManager.default.removeItem(atPath: fixture.run.store.image(ImageID(1)).image)
    #expect(verify(fixture) == [])
    let copy = fixture.path("out/images/train/aachen_000000_000019.jpg")
    #expect((try? FileManager.default.destinationOfSymbolicLink(atPath: copy)) == nil)
  }

  @Test func changedOptionsAreFound() throws {
    let fixture = try LayoutFixture()
    try fixture.export(.coco)
    let out = fixture.path("out")
    var manifest = try #require(Manifest.read(inExport: out))
    manifest.options?.only = .clean
    try AtomicFile.write(ManifestFile.encode(manifest), to: out + "/manifest.json")
    #expect(
      verify(fixture).map(\.file) == [
        out + "/annotations/instances_train.json", out + "/manifest.json",
      ])
  }

  @Test func oneFormatReplacesAnotherAndForeignFilesStay() throws {
    let fixture = try LayoutFixture()
    var job = LabelSetExport(run: fixture.run, tool: "t")
    job.options.format = .voc
    job.options.photos = .link
    try job.write(to: fixture.path("out"))
    #expect(throws: ExportError.notEmpty(folder: fixture.path("out"))) {
      try job.write(to: fixture.path("out"))
    }
    job.overwrite = true
    job.options.format = .coco
    try job.write(to: fixture.path("out"))
    #expect(FileSystem.kind(of: fixture.path("out/SegmentationClass")) == nil)
    #expect(verify(fixture) == [])
    let photo = try fixture.run.store.image(ImageID(1)).image
    #expect(try FileSystem.read(photo, limit: 9) == [1])
    try AtomicFile.write([1], to: fixture.path("out/notes.txt"))
    #expect(throws: ExportError.notOwnExport(folder: fixture.path("out"))) {
      try job.write(to: fixture.path("out"))
    }
  }

  /// One worker and four write the same bytes.
  @Test(arguments: [LabelSetFormat.coco, .cvat, .imageFolder])
  func theNumberOfWorkersChangesNothing(format: LabelSetFormat) throws {
    let fixture = try LayoutFixture()
    var job = LabelSetExport(run: fixture.run, tool: "t")
    job.options.format = format
    job.workers = 1
    let one = try job.write(to: fixture.path("one"))
    job.workers = 4
    #expect(try job.write(to: fixture.path("four")) == one)
  }
}
