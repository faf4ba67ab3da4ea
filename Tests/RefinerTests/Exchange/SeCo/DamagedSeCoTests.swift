import Foundation
import Labels
import Testing

@testable import Refiner

/// Files with flipped bytes and files that break off: an error or a clean import, never a trap.
@Suite struct DamagedSeCoTests {
  private func makeFiles() throws -> (fixture: SeCoFixture, run: Run) {
    let fixture = try SeCoFixture()
    let run = try fixture.makeRun([
      SeCoFixture.Image(
        stem: "a", file: "a.png", map: SeCoFixture.vector, truth: SeCoFixture.vector)
    ])
    for format in SeCoFormat.allCases {
      _ = try SeCoExport(run: run, format: format).write(
        to: fixture.folder + "/" + format.rawValue)
    }
    return (fixture, run)
  }

  private func file(_ format: SeCoFormat, _ run: Run) -> String {
    switch format {
    case .input: "seco-input/a.json"
    case .output: "seco-output/val_fleck_\(run.configuration.runID).json"
    case .converted: "seco-converted/train/a.json"
    case .v2: "seco-v2/" + SeCoV2File.name
    }
  }

  private func read(_ format: SeCoFormat, _ run: Run, _ fixture: SeCoFixture) throws {
    let out = fixture.folder + "/out"
    let labels = LabelSetImport(taxonomy: fixture.taxonomy)
    let path = fixture.folder + "/" + file(format, run)
    defer { try? FileManager.default.removeItem(atPath: out) }
    switch format {
    case .input, .converted:
      _ = try labels.imageFiles(in: fixture.folder + "/" + format.rawValue, to: out)
    case .v2: _ = try labels.v2File(path, to: out)
    case .output:
      var matching = try LossMatching(run: run)
      try JSONElements.forEach(in: path) { number, bytes in
        try matching.add(PlacedRecord(bytes, path: path, number: number))
      }
    }
  }

  @Test(arguments: SeCoFormat.allCases)
  func everyFlippedByteIsAnErrorOfOneLineOrHarmless(format: SeCoFormat) throws {
    let (fixture, run) = try makeFiles()
    let path = fixture.folder + "/" + file(format, run)
    let good = try FileSystem.read(path, limit: 1 << 20)
    var generator = SplitMix64(seed: 3)
    var refused = 0
    for _ in 0..<150 {
      var bad = good
      bad[Int.random(in: 0..<bad.count, using: &generator)] ^=
        1 << UInt8.random(in: 0..<8, using: &generator)
      try Data(bad).write(to: URL(fileURLWithPath: path))
      do { try read(format, run, fixture) } catch {
        refused += 1
        let line = "\(error)"
        #expect(line.contains(".json") && !line.contains("\n"), "\(line)")
      }
    }
    #expect(refused > 20)
  }

  @Test(arguments: SeCoFormat.allCases)
  func aFileThatBreaksOffIsRefused(format: SeCoFormat) throws {
    let (fixture, run) = try makeFiles()
    let path = fixture.folder + "/" + file(format, run)
    let good = try FileSystem.read(path, limit: 1 << 20)
    for length in stride(from: 0, to: good.count, by: max(1, good.count / 40)) {
      try Data(good.prefix(length)).write(to: URL(fileURLWithPath: path))
      #expect(throws: (any Error).self, "\(length) bytes") { try read(format, run, fixture) }
    }
  }

  @Test(arguments: [
    #"{"1": [{"image_id": "../x.png"}]}"#, #"{"1": []}"#, #"{"1": 3}"#, "[]",
    #"{"1": [{"image_id": "/etc/x.png", "bbox_xywh": [0, 0, 64, 32], "mask": {"size": [64, 128], "counts": "0"}, "psd_label": 1}]}"#,
    #"{"1": [{"image_id": "x", "bbox_xywh": [1e300, 0, 64, 32], "mask": {"size": [64, 128], "counts": "PPPP"}, "psd_label": 1}]}"#,
  ])
  func hostileV2FilesAreRefusedAndLeaveNothing(text: String) throws {
    let fixture = try SeCoFixture()
    let path = fixture.folder + "/v2.json"
    try AtomicFile.write(Array(text.utf8), to: path)
    #expect {
      try LabelSetImport(taxonomy: fixture.taxonomy).v2File(path, to: fixture.folder + "/out")
    } throws: { "\($0)".hasPrefix(path) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.folder) == ["v2.json"])
  }

  @Test(
    arguments: [
      ([0, 0, 64, 32], "[64, 128]", nil), ([-1, 0, 64, 32], nil, nil),
      ([970, 0, 64, 32], nil, nil),
      ([0, 0, 0, 32], nil, nil), ([0, 0, 64], nil, nil), ([0, 0, 64, 32], nil, "[10, 10]"),
      ([0, 500, 64, 32], nil, nil), ([Int.min, 0, 64, 32], nil, "[64, 32]"),
    ] as [([Int], String?, String?)])
  func boxesThatDoNotFitAreRefused(box: [Int], size: String?, crop: String?) throws {
    let full = RunLengthEncoding(RunLengthEncodingTests.mask(128, 64) { _, _ in true })
    // The first case has a mask of another size, all others a good one.
    let mask = size == nil ? ("[64, 128]", full.compressed) : ("[1, 1]", "01")
    let text = """
      {"image_id": "a.png", "bbox_xywh": \(box), "psd_label": 4, \
      \(crop.map { "\"crop_size\": \($0)," } ?? "") \
      "mask": {"size": \(mask.0), "counts": "\(mask.1)"}}
      """
    let placed = try PlacedRecord<SeCoV2Record>(Array(text.utf8), path: "f", number: 1)
    #expect(throws: FileError.self) { try placed.crop() }
  }

  @Test func recordsOfTwoSizesAreRefused() throws {
    let fixture = try SeCoFixture()
    let text = """
      [{"segmentation": {"size": [1, 1], "counts": "01"}, "category_id": 1},
       {"segmentation": {"size": [1, 2], "counts": "02"}, "category_id": 1}]
      """
    try FileSystem.makeFolder(fixture.folder + "/in")
    try AtomicFile.write(Array(text.utf8), to: fixture.folder + "/in/a.json")
    #expect {
      try LabelSetImport(taxonomy: fixture.taxonomy).imageFiles(
        in: fixture.folder + "/in", to: fixture.folder + "/out")
    } throws: { "\($0)".contains("record 2: is of another size") }
  }

  @Test func anEmptyFileIsCountedAndGivesNoMap() throws {
    let fixture = try SeCoFixture()
    try FileSystem.makeFolder(fixture.folder + "/in")
    try AtomicFile.write(Array("[]".utf8), to: fixture.folder + "/in/a.json")
    let summary = try LabelSetImport(taxonomy: fixture.taxonomy).imageFiles(
      in: fixture.folder + "/in", to: fixture.folder + "/out")
    #expect(summary.emptyFiles == 1 && summary.maps == 0)
  }
}
