import Foundation
import Labels
import Testing

@testable import Refiner

/// What each format writes of the two tiny images, by hand.
@Suite struct LayoutTests {
  private func indices(_ image: PNGImage) -> [UInt8]? {
    if case .palette(let indices, _) = image.content { indices } else { nil }
  }

  private func colours(_ image: PNGImage) -> [RGB] {
    if case .palette(_, let colours) = image.content { colours } else { [] }
  }

  private func grey(_ image: PNGImage) -> [UInt8]? {
    if case .grey8(let samples) = image.content { samples } else { nil }
  }

  private func replacing(_ ids: [UInt8], _ table: [UInt8: UInt8]) -> [UInt8] {
    ids.map { table[$0] ?? $0 }
  }

  private let ids = LayoutFixture.first.ids

  @Test func cityscapesHasTrainIdsLabelIdsAndColours() throws {
    let fixture = try LayoutFixture()
    let manifest = try fixture.export(.cityscapes)
    let start = "gtFine/train/aachen/aachen_000000_000019_gtFine_"
    let train = try fixture.picture(start + "labelTrainIds.png")
    #expect(grey(train) == replacing(ids, [1: 11, 2: 13]))
    let label = try fixture.picture(start + "labelIds.png")
    #expect(grey(label) == replacing(ids, [0: 7, 1: 24, 2: 26, 255: 0]))
    guard case .rgb8(let bytes) = try fixture.picture(start + "color.png").content else {
      Issue.record("the colours are no RGB")
      return
    }
    #expect(Array(bytes[0..<3]) == [128, 64, 128] && Array(bytes[21..<24]) == [0, 0, 142])
    #expect(Array(bytes[33..<36]) == [0, 0, 0] && Array(bytes[51..<54]) == [220, 20, 60])
    let photo = "leftImg8bit/train/aachen/aachen_000000_000019_leftImg8bit.jpg"
    let target = try FileManager.default.destinationOfSymbolicLink(
      atPath: fixture.path("out/" + photo))
    #expect(target == fixture.path("data/aachen/aachen_000000_000019.jpg"))
    #expect(manifest.files.count == 2 * 4 + 1 && manifest.files[photo] == FileDigest.sha256([1]))
    #expect(manifest.photos == ManifestPhotos(placed: 2, missing: 0))
  }

  @Test func classesThatCityscapesLacksAreRefused() throws {
    let fixture = try LayoutFixture(
      taxonomy: LayoutFixture.taxonomy(["road", "person", "spaceship"]))
    let error = #expect(throws: ExportError.self) { try fixture.export(.cityscapes) }
    #expect(error?.description.contains("no ids for (spaceship)") == true)
    #expect(!FileManager.default.fileExists(atPath: fixture.path("out")))
  }

  @Test func mmsegHasFoldersAListAndAConfig() throws {
    let fixture = try LayoutFixture()
    try fixture.export(.mmseg) { $0.split = "val" }
    let map = try fixture.picture("ann_dir/val/ulm/ulm_000001_000019.png")
    #expect(indices(map) == LayoutFixture.second.ids)
    #expect(colours(map)[1] == RGB(220, 20, 60))
    #expect(
      try fixture.text("splits/val.txt")
        == "aachen/aachen_000000_000019\nulm/ulm_000001_000019\n")
    #expect(
      try fixture.text("dataset.py") == """
        # A dataset for mmsegmentation 1.x: _base_ = ["dataset.py"], then set data_root and a pipeline.
        metainfo = dict(
            classes=[
                "road",
                "person",
                "car",
            ],
            palette=[
                [128, 64, 128],
                [220, 20, 60],
                [0, 0, 142],
            ],
        )
        dataset = dict(
            type="BaseSegDataset",
            data_root=".",
            metainfo=metainfo,
            data_prefix=dict(img_path="img_dir/val", seg_map_path="ann_dir/val"),
            ann_file="splits/val.txt",
            img_suffix=".jpg",
            seg_map_suffix=".png",
            ignore_index=255,
            reduce_zero_label=False,
        )

        """)
  }

  @Test func vocNumbersTheLinesOfItsLabelMap() throws {
    let fixture = try LayoutFixture(
      taxonomy: LayoutFixture.taxonomy(["road", "a person", "car"]))
    try fixture.export(.voc)
    let map = try fixture.picture("SegmentationClass/aachen_000000_000019.png")
    #expect(indices(map) == replacing(ids, [0: 1, 1: 2, 2: 3]))
    #expect(
      try fixture.text("labelmap.txt") == """
        # label:color_rgb:parts:actions
        background:0,0,0::
        road:128,64,128::
        a person:220,20,60::
        car:0,0,142::
        ignored:224,224,192::

        """)
    let palette = colours(map)
    #expect(palette[0] == RGB(0, 0, 0) && palette[3] == RGB(0, 0, 142))
    #expect(palette[255] == RGB(224, 224, 192))
    #expect(
      try fixture.text("ImageSets/Segmentation/train.txt")
        == "aachen_000000_000019\nulm_000001_000019\n")
    let photo = fixture.path("out/JPEGImages/ulm_000001_000019.jpg")
    #expect(try FileSystem.read(photo, limit: 9) == [1])
  }

  @Test func yoloHasAPolygonForEachComponent() throws {
    let fixture = try LayoutFixture()
    try fixture.export(.yolo)
    #expect(
      try fixture.text("labels/train/ulm_000001_000019.txt") == """
        1 0.000000 0.000000 0.333333 0.000000 0.333333 0.500000 0.000000 0.500000
        1 0.666667 0.000000 1.000000 0.000000 1.000000 0.500000 0.666667 0.500000
        0 0.000000 0.500000 1.000000 0.500000 1.000000 1.000000 0.000000 1.000000

        """)
    #expect(
      try fixture.text("data.yaml") == """
        # Paths are relative to this file. Set 'val' to a split of its own before you train.
        train: images/train
        val: images/train
        names:
          0: "road"
          1: "person"
          2: "car"

        """)
  }

  @Test func fiftyOneTakesZeroForVoid() throws {
    let fixture = try LayoutFixture()
    try fixture.export(.fiftyOne)
    let map = try fixture.picture("labels/aachen/aachen_000000_000019.png")
    #expect(grey(map) == replacing(ids, [0: 1, 1: 2, 2: 3, 255: 0]))
    #expect(
      try fixture.text("mask_targets.json")
        == "{\n  \"1\": \"road\",\n  \"2\": \"person\",\n  \"3\": \"car\"\n}")
    #expect(FileManager.default.fileExists(atPath: fixture.path("out/data/ulm")))
  }

  @Test func anImageFolderNamesPhotosLabelsAndWeights() throws {
    let fixture = try LayoutFixture()
    try FileManager.default.removeItem(atPath: fixture.run.store.image(ImageID(1)).image)
    let manifest = try fixture.export(.imageFolder) { $0.weights = true }
    #expect(
      try fixture.text("train/metadata.jsonl") == """
        {"file_name": "images/ulm/ulm_000001_000019.jpg", \
        "label_file_name": "labels/ulm/ulm_000001_000019.png", \
        "weight_file_name": "weights/ulm/ulm_000001_000019.png", "stem": "ulm/ulm_000001_000019"}

        """)
    #expect(manifest.photos == ManifestPhotos(placed: 1, missing: 1) && manifest.images == 2)
    #expect(indices(try fixture.picture("train/labels/aachen/aachen_000000_000019.png")) == ids)
    #expect(Verification.verify(run: fixture.run.folder, export: fixture.path("out")) == [])
  }

  @Test func cvatsArchiveHasClassesAndObjects() throws {
    let fixture = try LayoutFixture()
    try fixture.export(.cvat)
    let archive = try ZipArchive(MappedFile(fixture.path("out/annotations.zip")))
    func content(_ name: String) throws -> [UInt8] {
      let entry = try #require(archive.entries[name])
      return archive.file.bytes(entry.dataStart..<(entry.dataStart + entry.count))
    }
    #expect(archive.entries.count == 6)
    let name = "aachen/aachen_000000_000019.png"
    let classes = try PNGFile.decode(content("SegmentationClass/" + name), path: name)
    #expect(indices(classes) == replacing(ids, [0: 1, 1: 2, 2: 3, 255: 0]))
    let objects = try PNGFile.decode(content("SegmentationObject/" + name), path: name)
    #expect(indices(objects) == replacing(ids, [0: 1, 1: 3, 2: 2, 255: 0]))
    // VOC's colour map: 1 dark red, 2 dark green, 3 olive.
    #expect(colours(objects)[1...3] == [RGB(128, 0, 0), RGB(0, 128, 0), RGB(128, 128, 0)])
    #expect(
      try String(decoding: content("ImageSets/Segmentation/default.txt"), as: UTF8.self)
        == "aachen/aachen_000000_000019\nulm/ulm_000001_000019\n")
    let text = try String(decoding: content("labelmap.txt"), as: UTF8.self)
    #expect(
      text.hasSuffix("background:0,0,0::\nroad:128,64,128::\nperson:220,20,60::\ncar:0,0,142::\n"))
  }
}
