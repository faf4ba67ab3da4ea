import Foundation
import Labels
import Testing

@testable import Refiner

@Suite struct SeCoExportTests {
  private static let truth = SeCoFixture.map([
    [0, 0, 255, 13, 13], [0, 255, 255, 255, 255], [1, 1, 255, 255, 255], [8, 2, 2, 255, 13],
  ])

  private func image(truth: LabelMap? = nil) -> SeCoFixture.Image {
    SeCoFixture.Image(
      stem: "train/jena/jena_0", file: "train/jena/jena_0_leftImg8bit.png",
      map: SeCoFixture.vector, truth: truth)
  }

  private func keys(_ text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      guard line.hasPrefix("    \""), let end = line.dropFirst(5).firstIndex(of: "\"") else {
        return nil
      }
      return String(line[line.index(line.startIndex, offsetBy: 5)..<end])
    }
  }

  /// The reference's vector of section 3.4, in the layout of section 3.3.
  @Test func theInputFileIsTheReferences() throws {
    let fixture = try SeCoFixture()
    let run = try fixture.makeRun([image(truth: Self.truth)])
    let summary = try SeCoExport(run: run, format: .input).write(to: fixture.folder + "/out")
    #expect(summary == SeCoExport.Summary(files: 1, components: 3))
    let text = try fixture.text("out/train/jena/jena_0_leftImg8bit.json")
    #expect(
      text.hasPrefix(
        """
        [
          {
            "segmentation": {
              "size": [
                4,
                5
              ],
              "counts": "031N00<"
            },
            "bbox": [
              0,
              0,
              2,
              3
            ],
            "area": 5,
            "category_id": 0,
            "id": 0,
            "true_label": {
              "id": 0,
              "purity": 60.0,
              "positive": 1
            }
          },
        """))
    let parsed = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]]
    let records = try #require(parsed)
    #expect(records.map { $0["category_id"] as? Int } == [0, 8, 13])
    #expect(records.map { $0["area"] as? Int } == [5, 3, 6])
    #expect(records.map { $0["bbox"] as? [Int] } == [[0, 0, 2, 3], [0, 3, 3, 1], [2, 0, 3, 4]])
    let counts = records.map { ($0["segmentation"] as? [String: Any])?["counts"] as? String }
    #expect(counts == ["031N00<", "3130005", "9120O0010O"])
    let truths = records.map { $0["true_label"] as? [String: Any] }
    #expect(truths.map { $0?["id"] as? Int } == [0, 2, 13])
    #expect(truths.map { $0?["purity"] as? Double } == [60, 66.67, 50])
    #expect(truths.map { $0?["positive"] as? Int } == [1, 0, 1])
  }

  @Test func withoutTruthTheInputHasNoTrueLabel() throws {
    let fixture = try SeCoFixture()
    let run = try fixture.makeRun([image()])
    _ = try SeCoExport(run: run, format: .input).write(to: fixture.folder + "/out")
    #expect(!(try fixture.text("out/train/jena/jena_0_leftImg8bit.json")).contains("true_label"))
  }

  /// Void counts in the reference's majority; a tie goes to the lowest id.
  @Test func truthCountsVoidAndTiesGoToTheLowest() {
    let runs = RunLengthEncoding(RunLengthEncodingTests.mask(4, 1) { x, _ in x < 4 })
    func truth(_ ids: [UInt8]) -> SeCoTruth {
      SeCoTruth(of: runs, in: LabelMap(width: 4, height: 1, ids: ids))
    }
    #expect(truth([255, 255, 255, 3]).classID == .void)
    #expect(
      truth([7, 2, 2, 7]) == truth([2, 7, 2, 7]) && truth([7, 2, 2, 7]).classID == ClassID(2))
    #expect(truth([1, 1, 1, 9]).purity == 75)
  }

  /// The lower component begins further left in the same row of 2x2 blocks, so OpenCV counts it first.
  @Test func componentsAreNumberedAsOpenCVDoes() throws {
    let fixture = try SeCoFixture()
    let map = SeCoFixture.map([
      [255, 255, 255, 5, 255, 3], [5, 255, 255, 255, 255, 255], [255, 255, 5, 255, 255, 3],
    ])
    let run = try fixture.makeRun([SeCoFixture.Image(stem: "a", file: "a.png", map: map)])
    let image = try run.store.images()[0]
    let components = try run.store.secoComponents(of: image, taxonomy: run.taxonomy)
    #expect(components.map(\.item.classID.rawValue) == [3, 3, 5, 5, 5])
    #expect(components.map(\.item.bounds.x) == [5, 5, 0, 3, 2])
    #expect(components.map(\.item.bounds.y) == [0, 2, 1, 0, 2])
  }

  @Test func theOutputHasTheReferencesKeysInTheirOrder() throws {
    let fixture = try SeCoFixture()
    let run = try fixture.makeRun([image(truth: Self.truth)])
    let decided = try run.store.components(of: ImageID(1))[1]
    let discard = Decision(component: decided.id, kind: .discard, classAfter: .void)
    _ = try run.store.append(.decide(discard), reviewer: "a", seconds: 1)
    _ = try SeCoExport(run: run, format: .output).write(to: fixture.folder + "/out")
    let text = try fixture.text("out/val_fleck_\(run.configuration.runID).json")
    let expected = [
      "name", "score", "pred_id", "psl_id", "true_id", "purity", "positive", "TP", "TN", "FP", "FN",
      "T", "PST", "loss", "segmentation", "stem", "eta", "suspicion", "verdict", "decision",
      "final_id",
    ]
    #expect(keys(text) == expected + expected + expected)
    let parsed = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]]
    let records = try #require(parsed)
    func column(_ key: String) -> [Int?] { records.map { $0[key] as? Int } }
    // Places 0, 2, 1 in raster order of classes 0, 8, 13; predictions are own + place % 3.
    #expect(column("psl_id") == [0, 8, 13] && column("pred_id") == [0, 10, 14])
    #expect(column("true_id") == [0, 2, 13] && column("T") == [1, 0, 0])
    #expect(column("positive") == [1, 0, 1] && column("PST") == [1, 0, 0])
    #expect(column("TP") == [1, 0, 0] && column("TN") == [0, 0, 0])
    #expect(column("FP") == [0, 0, 1] && column("FN") == [0, 1, 0])
    #expect(column("final_id") == [0, 8, 255])
    #expect(records.map { $0["decision"] as? String } == [nil, nil, "discard"])
    #expect(records.allSatisfy { $0["name"] as? String == "jena_0_leftImg8bit.png" })
    #expect(
      records.map { $0["loss"] as? Double }.compactMap(\.self).map { Float($0) } == [
        0.1, 0.35, 0.225,
      ])
  }

  @Test func theConvertedFileHasThresholdsAndTheAuthorsPath() throws {
    let fixture = try SeCoFixture()
    let run = try fixture.makeRun([
      image(truth: Self.truth),
      SeCoFixture.Image(stem: "plain", file: "plain.png", map: SeCoFixture.vector),
    ])
    _ = try SeCoExport(run: run, format: .converted).write(to: fixture.folder + "/out")
    #expect(FileManager.default.fileExists(atPath: fixture.folder + "/out/train/plain.json"))
    let text = try fixture.text("out/train/jena/jena_0_leftImg8bit.json")
    #expect(
      Array(keys(text).prefix(15)) == [
        "loss", "score", "segmentation", "bbox", "area", "id", "category_id", "true_label",
        "score_threshold", "loss_threshold", "local_score_threshold", "local_loss_threshold",
        "global_score_threshold", "global_loss_threshold", "psl_id",
      ])
    let parsed = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]]
    let records = try #require(parsed)
    #expect(records.map { $0["category_id"] as? Int } == [0, 10, 14])
    // Losses 0.1, 0.35, 0.225, each twice: place 3 of the sorted six; each class has one loss only.
    func column(_ key: String) -> [Float] {
      records.compactMap { ($0[key] as? Double).map { Float($0) } }
    }
    #expect(column("loss_threshold") == [0.225, 0.225, 0.225])
    #expect(column("local_loss_threshold") == [0.1, 0.35, 0.225])
    #expect(column("score_threshold") == [0.765625, 0.765625, 0.765625])
  }

  @Test func twoImagesOfOneNameDoNotShareAConvertedFile() throws {
    let fixture = try SeCoFixture()
    let images = ["a/x", "b/x"].map {
      SeCoFixture.Image(stem: $0, file: $0 + ".png", map: SeCoFixture.vector)
    }
    let run = try fixture.makeRun(images)
    #expect {
      try SeCoExport(run: run, format: .converted).write(to: fixture.folder + "/sub/out")
    } throws: { "\($0)".contains("train/x.json") }
    #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.folder + "/sub").isEmpty)
    #expect(
      try SeCoExport(run: run, format: .input).write(to: fixture.folder + "/sub/out").files == 2)
  }

  @Test(arguments: SeCoFormat.allCases)
  func aFolderWithFilesIsRefused(format: SeCoFormat) throws {
    let fixture = try SeCoFixture()
    let run = try fixture.makeRun([image()])
    let out = fixture.folder + "/out"
    _ = try SeCoExport(run: run, format: format).write(to: out)
    #expect(throws: ExportError.occupied(folder: out)) {
      try SeCoExport(run: run, format: format).write(to: out)
    }
  }

  @Test(arguments: SeCoFormat.allCases)
  func anImageWithoutComponentsIsNoTrouble(format: SeCoFormat) throws {
    let fixture = try SeCoFixture()
    let run = try fixture.makeRun([
      SeCoFixture.Image(stem: "void", file: "void.png", map: LabelMap(width: 3, height: 2))
    ])
    let summary = try SeCoExport(run: run, format: format).write(to: fixture.folder + "/out")
    #expect(summary.components == 0)
  }

  @Test func truthOfAnotherSizeIsNamedAndLeavesNothing() throws {
    let fixture = try SeCoFixture()
    let run = try fixture.makeRun([image(truth: LabelMap(width: 5, height: 5))])
    #expect {
      try SeCoExport(run: run, format: .input).write(to: fixture.folder + "/sub/out")
    } throws: { "\($0)".contains("truth-1.png") }
    #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.folder + "/sub").isEmpty)
  }
}
