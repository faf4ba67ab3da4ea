import ArgumentParser
import Foundation
import Labels
import Testing

@testable import App
@testable import Refiner

/// `fleck segment` and `fleck show` of its result, with a small network of deterministic weights.
@Suite struct SegmentTests {
  @Test func pointsAndBoxesAreParsed() throws {
    #expect(PointArgument(argument: "3,4.5,in") == PointArgument(argument: "3,4.5,1"))
    #expect(PointArgument(argument: "3,4,out")?.isInside == false)
    for text in ["", "3,4", "3,4,maybe", "3,4,in,5", "a,4,in", "nan,4,in", "1e999,4,in"] {
      #expect(PointArgument(argument: text) == nil, "\(text)")
    }
    #expect(
      BoxArgument(argument: "9,8,1,2")?.rectangle == Rectangle(x: 1, y: 2, width: 8, height: 6))
    for text in ["", "1,2,3", "1,2,3,4,5", "1,2,3,x", "1,2,3,inf"] {
      #expect(BoxArgument(argument: text) == nil, "\(text)")
    }
  }

  @Test(arguments: [
    ["segment", "a.png", "--model", "m"],
    ["segment", "a.png", "--model", "m", "--everything"],
    ["segment", "a.png", "--model", "m", "--point", "1,1,in"],
    ["segment", "a.png", "--model", "m", "--everything", "--box", "1,1,2,2", "--out", "x.png"],
    ["segment", "a.png", "--model", "m", "--box", "1,1,2,2", "--json", "--candidates", "2"],
    ["segment", "a.png", "--model", "m", "--box", "1,1,2,2", "--json", "--threads", "0"],
    [
      "segment", "a.png", "--model", "m", "--box", "1,1,2,2", "--json", "--embeddings", "e",
      "--embedding-cache", "c",
    ],
    ["model", "bench", "m", "--rounds", "0"],
    [
      "segment", "a.png", "--model", "m", "--everything", "--json", "--embeddings", "e",
      "--crop-layers", "1",
    ],
    ["segment", "a.png", "--model", "m", "--json"]
      + Array(repeating: ["--point", "1,1,in"], count: 257).joined(),
  ])
  func wrongUseIsRefused(_ arguments: [String]) {
    #expect(throws: (any Error).self) { try Fleck.parseAsRoot(arguments) }
  }

  private func photo(in folder: TemporaryFolder, width: Int = 90, height: Int = 60) throws -> String
  {
    var image = RGBImage(width: width, height: height, filledWith: RGB(40, 60, 80))
    for y in height / 3..<height * 2 / 3 {
      for x in width / 3..<width * 2 / 3 { image[x, y] = RGB(220, 200, 30) }
    }
    let path = folder.path + "/photo.png"
    try PNGFile.write(image, to: path)
    return path
  }

  @Test func aPromptGivesAMaskThatShowPrints() throws {
    let folder = try TemporaryFolder()
    let model = try SmallNetwork.write(into: folder)
    let photo = try photo(in: folder)
    let out = folder.path + "/mask.png"
    let run = try FleckProcess.run(
      "segment", photo, "--model", model, "--point", "45,30,in", "--point", "2,2,out", "--box",
      "30,20,60,40", "--out", out)
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.contains("1  predicted IoU"))
    guard case .png(let mask) = try StoredImage.read(out), case .grey8(let samples) = mask.content
    else {
      Issue.record("not a grey PNG")
      return
    }
    #expect(mask.width == 90 && mask.height == 60)
    #expect(Set(samples).isSubset(of: [0, 255]))
    let shown = try FleckProcess.run("show", out)
    #expect(shown.code == 0 && shown.output.contains("90x60"), "\(shown.errors)")
  }

  @Test func withoutAModelTheBuiltInOneAnswersAndSaysWhoItIs() throws {
    let folder = try TemporaryFolder()
    let out = folder.path + "/mask.png"
    let run = try FleckProcess.run(
      "segment", try photo(in: folder), "--box", "30,20,60,40", "--out", out)
    #expect(run.code == 0 && run.errors.contains(BuiltInModel.notice), "\(run.errors)")
    guard case .png(let mask) = try StoredImage.read(out), case .grey8(let samples) = mask.content
    else {
      Issue.record("not a grey PNG")
      return
    }
    // A yellow square before a dark wall is not beyond it.
    let square = (20..<40).flatMap { y in (30..<60).map { x in samples[y * 90 + x] } }
    #expect(square.count { $0 == 255 } > 450 && samples.count { $0 == 255 } < 750)
    let named = try FleckProcess.run(
      "segment", folder.path + "/photo.png", "--model", "nano", "--box", "30,20,60,40", "--json")
    #expect(named.code == 0 && !named.errors.contains("research"), "\(named.errors)")
  }

  /// What `--json` prints.
  private struct Answer: Decodable {
    struct Mask: Decodable {
      struct Segmentation: Decodable {
        let counts: String
        let size: [Int]
      }
      let segmentation: Segmentation
      let area: Int
      let predicted_iou: Float
    }
    let masks: [Mask]

    init(_ output: String) throws {
      self = try JSONDecoder().decode(Self.self, from: Data(output.utf8))
    }
  }

  @Test func aSinglePointOffersThreeMasksTheBestFirst() throws {
    let folder = try TemporaryFolder()
    let model = try SmallNetwork.write(into: folder)
    let run = try FleckProcess.run(
      "segment", try photo(in: folder), "--model", model, "--point", "45,30,in", "--json")
    #expect(run.code == 0, "\(run.errors)")
    let answer = try Answer(run.output)
    #expect(answer.masks.count == 3)
    #expect(answer.masks.map(\.predicted_iou) == answer.masks.map(\.predicted_iou).sorted(by: >))
    for mask in answer.masks {
      #expect(mask.segmentation.size == [60, 90])
      let encoding = try RunLengthEncoding(
        compressed: mask.segmentation.counts, size: Size(width: 90, height: 60))
      #expect(encoding.area == mask.area)
    }
  }

  @Test func everythingGivesNumberedMasks() throws {
    let folder = try TemporaryFolder()
    let model = try SmallNetwork.write(into: folder)
    let out = folder.path + "/all.png"
    let run = try FleckProcess.run(
      "segment", try photo(in: folder), "--model", model, "--everything", "--points-per-side", "4",
      "--predicted-iou", "0", "--stability", "0", "--crop-layers", "1", "--out", out)
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.contains("masks cover") && run.output.contains("90x60"))
    #expect(try FleckProcess.run("show", out).code == 0)
  }

  @Test func aKeptEmbeddingGivesTheSameMask() throws {
    let folder = try TemporaryFolder()
    let model = try SmallNetwork.write(into: folder)
    let photo = try photo(in: folder)
    let cache = folder.path + "/cache"
    func masks() throws -> String {
      let run = try FleckProcess.run(
        "segment", photo, "--model", model, "--point", "45,30,in", "--json", "--embedding-cache",
        cache)
      #expect(run.code == 0, "\(run.errors)")
      return run.output
    }
    let first = try masks()
    let files = try FileManager.default.contentsOfDirectory(atPath: cache)
    #expect(files.count == 1)
    #expect(try masks() == first)
    // A damaged file is as good as none.
    try Data("no embedding".utf8).write(to: URL(fileURLWithPath: cache + "/" + files[0]))
    #expect(try masks() == first)
  }

  @Test func anEmbeddingMadeElsewhereTakesThePlaceOfTheEncoder() throws {
    let folder = try TemporaryFolder()
    let model = try SmallNetwork.write(into: folder)
    let photo = try photo(in: folder)
    let made = folder.path + "/made"
    try FileManager.default.createDirectory(atPath: made, withIntermediateDirectories: true)
    func run() throws -> FleckProcess.Result {
      try FleckProcess.run(
        "segment", photo, "--model", model, "--point", "45,30,in", "--json", "--embeddings", made)
    }
    let missing = try run()
    #expect(missing.code == 3 && missing.errors.contains("photo.npy"))
    let image = try SegmentAnything(checkpoint: Checkpoint.open(model), threadCount: 1)
      .encode(PhotoFile.read(photo))
    let values = image.imageEmbedding.values.values
    try NPYFile.write(
      NPYArray(shape: [32, 8, 8], values: values, elementType: .float32), to: made + "/photo.npy")
    // A region of as many pixels as the photo is not the photo.
    let elsewhere = try FleckProcess.run(
      "segment", photo, "--model", model, "--point", "45,30,in", "--json", "--embeddings", made,
      "--region", "0,0,60,90")
    #expect(elsewhere.code == 2)
    let direct = try FleckProcess.run(
      "segment", photo, "--model", model, "--point", "45,30,in", "--json")
    // The order of sums depends on threads and on where arrays lie in memory: the last digits differ.
    let (masks, wanted) = (try Answer(run().output).masks, try Answer(direct.output).masks)
    #expect(masks.map(\.segmentation.counts) == wanted.map(\.segmentation.counts))
    for (mask, other) in zip(masks, wanted) {
      #expect(abs(mask.predicted_iou - other.predicted_iou) < 1e-5)
    }
    try NPYFile.write(
      NPYArray(shape: [8, 32, 8], values: values, elementType: .float32), to: made + "/photo.npy")
    let wrong = try run()
    #expect(wrong.code == 3 && wrong.errors.contains("[8, 32, 8]"))
  }

  @Test func badInputEndsWithThree() throws {
    let folder = try TemporaryFolder()
    let model = try SmallNetwork.write(into: folder)
    let photo = try photo(in: folder)
    let out = folder.path + "/mask.png"
    let noModel = folder.path + "/none.pth"
    for arguments in [
      [photo, "--model", noModel], [photo, "--model", photo], [noModel, "--model", model],
      [photo, "--model", model, "--region", "80,50,200,90"],
      [photo, "--model", model, "--region", "5,5,5,9"],
    ] {
      let all = ["segment"] + arguments + ["--point", "1,1,in", "--out", out]
      let run = try FleckProcess.run(arguments: all)
      #expect(run.code == 3, "\(arguments): \(run.errors)")
      #expect(run.errors.split(separator: "\n").count == 1, "\(run.errors)")
      #expect(!FileManager.default.fileExists(atPath: out))
    }
  }

  @Test func benchPrintsItsStableKeys() throws {
    let folder = try TemporaryFolder()
    let run = try FleckProcess.run(
      "model", "bench", try SmallNetwork.write(into: folder), "--rounds", "1", "--json")
    #expect(run.code == 0, "\(run.errors)")
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let keys = try #require(object)
    #expect(Set(keys.keys).isSuperset(of: ["decoder", "encoder", "open", "peakBytes", "prepare"]))
    let decoder = try #require(keys["decoder"] as? [String: Double])
    #expect(Set(decoder.keys) == ["single", "full", "batch16", "batch64"])
  }
}
