import Foundation
import Labels
import Testing

@testable import Refiner

/// What is exported comes back through the importers.
@Suite struct SeCoRoundTripTests {
  private func images(width: Int = 40, height: Int = 30) -> [SeCoFixture.Image] {
    (0..<3).map { number in
      SeCoFixture.Image(
        stem: "city/frame_\(number)", file: "city/frame_\(number)_leftImg8bit.png",
        map: SeCoFixture.speckled(
          width: width, height: height, classes: 19, seed: UInt64(number + 1)))
    }
  }

  private func maps(_ folder: String, _ taxonomy: Taxonomy) throws -> [String: LabelMap] {
    var maps: [String: LabelMap] = [:]
    for name in try FolderWalk.files(in: folder, extensions: ["png"]) {
      maps[name] = try LabelFile.read(folder + "/" + name, taxonomy: taxonomy)
    }
    return maps
  }

  @Test func theInputFilesPaintTheMapsUnderReview() throws {
    let fixture = try SeCoFixture()
    let images = images()
    let run = try fixture.makeRun(images)
    _ = try SeCoExport(run: run, format: .input).write(to: fixture.folder + "/json")
    let summary = try LabelSetImport(taxonomy: fixture.taxonomy).imageFiles(
      in: fixture.folder + "/json", to: fixture.folder + "/png")
    #expect(try summary.maps == 3 && summary.records == run.store.componentCount())
    let found = try maps(fixture.folder + "/png", fixture.taxonomy)
    #expect(found.count == 3)
    for image in images { #expect(found[image.file] == image.map) }
  }

  /// Both sides work with the thresholds in the file: what is dropped stays void, the rest is predicted.
  @Test(arguments: [FilterMode.none, .bothLoss, .score])
  func theConvertedFilesPaintThePredictionsThatPass(filter: FilterMode) throws {
    let fixture = try SeCoFixture()
    let images = images()
    let run = try fixture.makeRun(images)
    _ = try SeCoExport(run: run, format: .converted).write(to: fixture.folder + "/json")
    var job = LabelSetImport(taxonomy: fixture.taxonomy)
    job.filter = filter
    let summary = try job.imageFiles(in: fixture.folder + "/json", to: fixture.folder + "/png")
    let thresholds = try run.store.ratioThresholds(taxonomy: fixture.taxonomy, ratio: 0.5)
    let found = try maps(fixture.folder + "/png", fixture.taxonomy)
    var dropped = 0
    for (number, image) in images.enumerated() {
      var expected = LabelMap(width: 40, height: 30)
      let record = try run.store.images()[number]
      for component in try run.store.secoComponents(of: record, taxonomy: fixture.taxonomy) {
        let (score, prediction) = component.prediction(in: fixture.taxonomy)
        let loss = Double(component.item.loss)
        let place = try #require(fixture.taxonomy.position(of: prediction))
        let local = Double(thresholds.localLosses[place] ?? 0)
        let isDropped =
          filter == .bothLoss
          ? loss > max(local, thresholds.globalLoss)
          : filter == .score && score < thresholds.score
        if isDropped { dropped += 1 } else { component.runs.paint(prediction, into: &expected) }
      }
      #expect(found["train/frame/\(Path.name(of: image.file))"] == expected)
    }
    #expect(summary.dropped == dropped && (filter == .none) == (dropped == 0))
  }

  /// Components of at most 64x32 in the frame are stored at twice their size or more, so nothing is lost.
  @Test func smallComponentsSurviveV2PixelForPixel() throws {
    let fixture = try SeCoFixture()
    var map = LabelMap(width: 1024, height: 512)
    for (x, y, id) in [(0, 0, 3), (1000, 500, 0), (500, 200, 18), (530, 215, 3)]
      as [(Int, Int, UInt8)]
    {
      for row in y..<(y + 12) {
        for column in x..<(x + 20) where (row + column) % 7 != 0 { map[column, row] = ClassID(id) }
      }
    }
    let run = try fixture.makeRun([SeCoFixture.Image(stem: "a/b", file: "a/b.jpg", map: map)])
    let summary = try SeCoExport(run: run, format: .v2).write(to: fixture.folder + "/json")
    #expect(try summary.components == run.store.componentCount() && summary.vanished == 0)
    let file = fixture.folder + "/json/" + SeCoV2File.name
    let imported = try LabelSetImport(taxonomy: fixture.taxonomy).v2File(
      file, to: fixture.folder + "/png")
    #expect(imported.maps == 1 && imported.records == summary.components)
    #expect(try maps(fixture.folder + "/png", fixture.taxonomy) == ["a/b.png": map])
  }

  @Test func theV2RecordIsTheReferences() throws {
    let fixture = try SeCoFixture()
    var map = LabelMap(width: 2048, height: 1024)
    for y in 200..<240 { for x in 100..<300 { map[x, y] = ClassID(13) } }
    let run = try fixture.makeRun([
      SeCoFixture.Image(stem: "c/d", file: "c/d.png", map: map, truth: map)
    ])
    _ = try SeCoExport(run: run, format: .v2).write(to: fixture.folder + "/json")
    let text = try fixture.text("json/" + SeCoV2File.name)
    let root = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: [[String: Any]]]
    let record = try #require(root?["13"]?.first)
    #expect(root?.count == 1)
    #expect(record["image_id"] as? String == "c/d.png")
    // 100x20 in the frame at (50, 100), grown to 32 rows around its middle.
    #expect(record["bbox_xywh"] as? [Int] == [50, 94, 100, 32])
    #expect(
      record["crop_size"] as? [Int] == [100, 32] && record["resize_size"] as? [Int] == [128, 64])
    #expect(record["crop_path"] as? String == "image/cid_13_cptid_1_image_d.png")
    #expect(record["psd_label"] as? Int == 13 && record["gt_label"] as? Int == 13)
    let mask = try #require(record["mask"] as? [String: Any])
    #expect(mask["size"] as? [Int] == [64, 128])
    let runs = try RunLengthEncoding(
      compressed: mask["counts"] as? String ?? "", size: Size(width: 128, height: 64))
    #expect(runs.bounds == Rectangle(x: 0, y: 12, width: 128, height: 40))
    #expect(runs.area == 128 * 40)
    #expect(text.hasPrefix("{\n  \"13\": [\n    {\n      \"image_id\": \"c/d.png\","))
    #expect(text.hasSuffix("\n    }\n  ]\n}"))
  }

  @Test func whatVanishesInV2sFrameIsCounted() throws {
    let fixture = try SeCoFixture()
    var map = LabelMap(width: 4096, height: 2048)
    map[0, 0] = ClassID(1)
    map[2, 2] = ClassID(2)
    let run = try fixture.makeRun([SeCoFixture.Image(stem: "a", file: "a.png", map: map)])
    let summary = try SeCoExport(run: run, format: .v2).write(to: fixture.folder + "/json")
    #expect(summary == SeCoExport.Summary(files: 1, components: 1, vanished: 1))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: fixture.folder + "/json").count == 1)
  }

  /// A padded crop around a box that is stored without its padding lies where the padding puts it.
  @Test func aBoxWithoutItsPaddingIsGrownAroundItsMiddle() throws {
    let mask = RunLengthEncoding(RunLengthEncodingTests.mask(128, 64) { _, _ in true })
    let text = """
      {"image_id": "a.png", "bbox_xywh": [1000, 100, 20, 10], "crop_size": [64, 32],
       "mask": {"size": [64, 128], "counts": "\(mask.compressed)"}, "psd_label": 4}
      """
    let placed = try PlacedRecord<SeCoV2Record>(Array(text.utf8), path: "f", number: 1)
    #expect(try placed.crop().box == Rectangle(x: 960, y: 89, width: 64, height: 32))
  }
}
