import Labels
import Testing

@testable import Refiner

/// One test per system of the first table of reference `seco-method.md` section 5.
///
/// No fixture: DINE, BiMem, MoDify, ML-BPM, OSC, SFOCDA and PyCDA, whose output formats are not known
/// (trainId PNGs are assumed, as AdvEnt's below); UniMatch reads files and writes none.
@Suite struct SystemFormatTests {
  private func expectError(
    containing text: String, _ body: () throws -> Void,
    at location: SourceLocation = #_sourceLocation
  ) {
    let error = #expect(throws: FileError.self, sourceLocation: location) { try body() }
    #expect(error?.description.contains(text) == true, sourceLocation: location)
  }

  @Test func advEntDumpsOfArgmaxAreTrainIDs() throws {
    let fixture = try FormatFixture()
    try fixture.photos("images/a_leftImg8bit.png")
    try fixture.ids([0, 10, 255, 18], to: "labels/a_leftImg8bit.png")
    #expect(try fixture.only() == [0, 10, 255, 18])
  }

  @Test func proDAWritesOneFlatFolderWithConfidences() throws {
    let fixture = try FormatFixture()
    try fixture.photos("images/jena/j_1_leftImg8bit.png", "images/ulm/u_1_leftImg8bit.png")
    for (name, id) in [("j_1_leftImg8bit", 0), ("u_1_leftImg8bit", 13)] {
      try fixture.ids([id, id, 250, 8], to: "pseudo/\(name).png")
      let colours = TestPNG(
        width: 2, height: 2, colourType: 2, samples: Array(repeating: 7, count: 12))
      try fixture.sandbox.write(colours.bytes(), to: "pseudo/\(name)_color.png")
      try fixture.array(
        [0.5, 1, 0.25, 0.75], shape: [2, 2], .float16, to: "pseudo/\(name)_conf.npy")
    }
    let samples = try fixture.samples(labels: "pseudo", confidence: "pseudo")
    #expect(samples.map(\.stem) == ["jena/j_1", "ulm/u_1"])
    let labels = try fixture.read(samples)
    #expect(labels.map(\.map.ids) == [[0, 0, 255, 8], [13, 13, 255, 8]])
    #expect(labels[0].confidence?.values == [32768, 65535, 16384, 49151])
  }

  @Test func proDASoftLabelsAreLabelsAtThePhotosSize() throws {
    let fixture = try FormatFixture()
    try fixture.photos("images/jena/j_1.png")
    // 19 channels at 1x2: road at the left with 0.75, car at the right with 0.5.
    var values = [Float](repeating: 0, count: 19 * 2)
    (values[0], values[4], values[2 * 13 + 1], values[2 * 8 + 1]) = (0.75, 0.25, 0.5, 0.25)
    try fixture.array(values, shape: [19, 1, 2], .float32, to: "pseudo/j_1.npy")
    let labels = try fixture.read(fixture.samples(labels: "pseudo"))
    #expect(labels.map(\.map.ids) == [[0, 13, 0, 13]])
    #expect(labels[0].confidence?.values == [49151, 32768, 49151, 32768])
  }

  @Test(arguments: ["DAFormer", "HRDA", "TLDR"])
  func formatOnlyWritesLabelIDsAsPalette(system: String) throws {
    let fixture = try FormatFixture()
    try fixture.photos("images/a_leftImg8bit.png")
    let palette = (0..<34).flatMap { _ in [1, 2, 3] as [UInt8] }
    try fixture.ids([7, 26, 23, 33], palette: palette, to: "labels/a_leftImg8bit.png")
    #expect(try fixture.only(.labelIDs) == [0, 13, 10, 18])
    expectError(containing: "--label-ids") { _ = try fixture.only() }
  }

  @Test func picklesAreRefusedUnread() throws {
    let fixture = try FormatFixture()
    try fixture.photos("images/a.png")
    try fixture.text("\u{80}\u{4}.", to: "out.pkl")
    expectError(containing: "pickle") { _ = try fixture.samples(labels: "out.pkl") }
  }

  @Test func shownColoursAreClassesWithEitherSky() throws {
    let fixture = try FormatFixture()
    try fixture.photos("images/a.png")
    let colours = [128, 64, 128, 70, 130, 180, 0, 130, 180, 255, 255, 255]
    let rgb = TestPNG(width: 2, height: 2, colourType: 2, samples: colours).bytes()
    try fixture.sandbox.write(rgb, to: "labels/a.png")
    #expect(try fixture.only() == [0, 10, 10, 255])
    var samples: [Int] = []
    for pixel in 0..<4 { samples += colours[(pixel * 3)..<(pixel * 3 + 3)] + [pixel * 80] }
    let rgba = TestPNG(width: 2, height: 2, colourType: 6, samples: samples).bytes()
    try fixture.sandbox.write(rgba, to: "labels/a.png")
    #expect(try fixture.only() == [0, 10, 10, 255])
    // A palette in any order: its colours count when asked, its indices otherwise.
    try fixture.ids(
      [2, 1, 0, 3], palette: colours.map { UInt8($0) } + [0, 0, 0], to: "labels/a.png")
    #expect(try fixture.only(.colours) == [10, 10, 0, 255])
    #expect(try fixture.only() == [2, 1, 0, 3])
  }

  @Test func hclWritesFoldersOfCities() throws {
    let fixture = try FormatFixture()
    try fixture.photos("images/jena/j_1_leftImg8bit.png")
    try fixture.ids([0, 1, 2, 3], to: "labels/jena/j_1_leftImg8bit.png")
    try fixture.ids([9, 9, 9, 9], to: "labels/jena/j_1_leftImg8bit_color.png")
    #expect(try fixture.only() == [0, 1, 2, 3])
  }

  @Test func dtstWritesSixteenIDsUnderBasenames() throws {
    let fixture = try FormatFixture(taxonomy: "synthia-16")
    try fixture.photos("images/jena/j_1_leftImg8bit.png")
    try fixture.ids([9, 15, 255, 12], palette: [1, 2, 3], to: "labels/j_1_leftImg8bit.png")
    #expect(try fixture.only() == [9, 15, 255, 12])
    let nineteen = try FormatFixture()
    try nineteen.photos("images/jena/j_1_leftImg8bit.png")
    try nineteen.ids([9, 15, 255, 12], to: "labels/j_1_leftImg8bit.png")
    #expect(try nineteen.only(.train16) == [10, 18, 255, 13])
  }

  @Test func shadeRemapsMapillary() throws {
    let fixture = try FormatFixture()
    try fixture.photos("images/a.png")
    try fixture.ids([13, 55, 65, 24], to: "labels/a.png")
    #expect(try fixture.only() == [0, 13, 255, 0])
  }

  @Test func cloudsWritesDetectronsListOfMasks() throws {
    let fixture = try FormatFixture()
    try fixture.photos("images/jena/j_1_leftImg8bit.png", "images/jena/j_2_leftImg8bit.png")
    let first: [UInt8] = [0, 0, 13, 2]
    let second: [UInt8] = [10, 10, 10, 5]
    var records: [String] = []
    for (name, ids) in [("j_1", first), ("j_2", second)] {
      for id in Set(ids).sorted() {
        records.append(
          "{\"file_name\": \"/data/leftImg8bit/val/jena/\(name)_leftImg8bit.png\", \"category_id\": "
            + "\(id), \"segmentation\": \(FormatFixture.mask(of: id, in: ids))}")
      }
    }
    try fixture.text("[\(records.joined(separator: ", "))]\n", to: "sem_seg_predictions.json")
    let samples = try fixture.samples(labels: "sem_seg_predictions.json")
    #expect(try fixture.read(samples).map(\.map.ids) == [first, second])
    try fixture.ids([3, 3, 3, 3], to: "labels/jena/j_1_pred.png")
    try fixture.ids([4, 4, 4, 4], to: "labels/jena/j_2_pred.png")
    #expect(try fixture.read(fixture.samples()).map(\.map.ids[0]) == [3, 4])
  }

  @Test func semanticSegmentAnythingWritesMasksPerClass() throws {
    let fixture = try FormatFixture()
    try fixture.photos("images/a.png")
    let ids: [UInt8] = [0, 8, 255, 8]
    let masks = [0, 8].map { "\"\($0)\": " + FormatFixture.mask(of: $0, in: ids) }
    try fixture.text(
      "{\"annotations\": [{\"bbox\": [0, 0.5, 1, -2e3], \"class_name\": \"ro\\u0061d\"}], "
        + "\"semantic_mask\": {\(masks.joined(separator: ","))}}", to: "labels/a_semantic.json")
    try fixture.ids([1, 1, 1, 1], to: "labels/a_semantic.png")
    try fixture.text("{}", to: "labels/a_polygons.json")
    #expect(try fixture.only() == ids)
  }

  @Test func cbstWritesLabelIDsWithZeroForNothingAndATabbedList() throws {
    let fixture = try FormatFixture()
    try fixture.photos("images/my city/a.png")
    try fixture.ids([0, 7, 26, 0], to: "pseudo/a.png")
    try fixture.text("images/my city/a.png\tpseudo/a.png\tsoft/a.npy\n", to: "tgt_train.lst")
    let samples = try fixture.samples(list: "tgt_train.lst")
    #expect(try fixture.read(samples, ids: .cbst).map(\.map.ids) == [[255, 0, 13, 255]])
    expectError(containing: "--label-ids") { _ = try fixture.read(samples) }
    var values = [Float](repeating: 0, count: 19 * 4)
    for pixel in 0..<4 { values[pixel] = 1 }
    try fixture.array(values, shape: [19, 2, 2], .float32, to: "soft/a.npy")
    try fixture.photos("flat/a.png")
    let soft = try fixture.samples(images: "flat", labels: "soft")
    #expect(try fixture.read(soft)[0].map.ids == [0, 0, 0, 0])
  }

  @Test func integerArraysAreIDsWithMinusOneForVoid() throws {
    let fixture = try FormatFixture()
    try fixture.photos("images/a.png")
    for type in [NPYArray.ElementType.int64, .int32, .int16, .int8] {
      try fixture.array([0, -1, 18, 7], shape: [2, 2], type, to: "labels/a.npy")
      #expect(try fixture.only() == [0, 255, 18, 7])
      try fixture.array([0, -7, 18, 7], shape: [2, 2], type, to: "labels/a.npy")
      expectError(containing: "id -7, the first at 1,0") { _ = try fixture.only() }
    }
  }
}
