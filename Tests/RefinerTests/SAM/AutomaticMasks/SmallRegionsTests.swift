import Labels
import Testing

@testable import Refiner

@Suite struct SmallRegionsTests {
  struct Case: Decodable {
    let map: Int
    let mode: String
    let thresh: Int
    let changed: Bool
    let areaAfter: Int
    let sha256: String
  }

  private static func mask(_ rows: String...) -> RunLengthEncoding {
    let bits = rows.joined().map { $0 == "#" }
    let size = Size<ImageSpace>(width: rows[0].count, height: rows.count)
    return RunLengthEncoding(
      Mask(
        imageSize: size, bounds: Rectangle(x: 0, y: 0, width: size.width, height: size.height),
        bits: bits))
  }

  /// The bytes of a mask, row by row, whose hash the goldens hold.
  private static func bytes(_ encoding: RunLengthEncoding) -> [UInt8] {
    var map = LabelMap(
      width: encoding.size.width, height: encoding.size.height, filledWith: ClassID(0))
    encoding.paint(ClassID(1), into: &map)
    return map.ids
  }

  @Test func theGoldenMasksAreCleanedAsOpenCVDoes() throws {
    let maps = DeterministicWeights.map(
      "golden.amg.regions", channels: 4, height: 40, width: 56, coarse: 4, coarseShare: 0.5,
      fineShare: 0.5)
    let thresholds: [Float] = [0, 0.2, -0.2, 0.6]
    let cases = try Golden.decode([Case].self, "amg", "remove_small_regions", "results")
    #expect(cases.count == 24)
    for golden in cases {
      let logits = maps[(golden.map * 2240)..<((golden.map + 1) * 2240)]
      let bits = logits.map { $0 > thresholds[golden.map] }
      let mask = Mask(
        imageSize: Size(width: 56, height: 40),
        bounds: Rectangle(x: 0, y: 0, width: 56, height: 40), bits: bits)
      var regions = SmallRegions(RunLengthEncoding(mask))
      if golden.mode == "holes" {
        regions.fillHoles(smallerThan: golden.thresh)
      } else {
        regions.removeIslands(smallerThan: golden.thresh)
      }
      #expect(regions.isChanged == golden.changed)
      #expect(regions.encoding.area == golden.areaAfter)
      #expect(FileDigest.sha256(Self.bytes(regions.encoding)) == golden.sha256)
    }
  }

  @Test func holesAreFilledAndIslandsRemoved() {
    var regions = SmallRegions(
      Self.mask(
        "####..",
        "#..#.#",
        "####.."))
    regions.fillHoles(smallerThan: 3)
    regions.removeIslands(smallerThan: 2)
    #expect(regions.isChanged)
    #expect(
      regions.encoding
        == Self.mask(
          "####..",
          "####..",
          "####.."))
  }

  @Test func regionsThatTouchAtACornerAreOne() {
    let mask = Self.mask(
      "#..",
      ".#.",
      "...")
    var regions = SmallRegions(mask)
    regions.removeIslands(smallerThan: 2)
    regions.fillHoles(smallerThan: 7)
    #expect(!regions.isChanged && regions.encoding == mask)
  }

  @Test func ofSmallIslandsTheLargestStays() {
    var regions = SmallRegions(Self.mask("#.##.#"))
    regions.removeIslands(smallerThan: 100)
    #expect(regions.encoding == Self.mask("..##.."))
  }

  @Test func ofEquallyLargeIslandsThatStaysWhichOpenCVNumbersFirst() {
    // OpenCV 5.0 numbers the pixel in the second row 1: its block of two by two comes first.
    var regions = SmallRegions(
      Self.mask(
        "....#...",
        "#......."))
    regions.removeIslands(smallerThan: 2)
    #expect(
      regions.encoding
        == Self.mask(
          "........",
          "#......."))
  }

  @Test func aMaskThatIsOneSmallIslandCountsAsChanged() {
    var regions = SmallRegions(Self.mask("##.."))
    regions.removeIslands(smallerThan: 3)
    #expect(regions.isChanged && regions.encoding == Self.mask("##.."))
  }

  @Test func masksWithoutPixelsAndFullOnesAreLeftAlone() {
    for mask in [Self.mask("...", "..."), Self.mask("###", "###")] {
      var regions = SmallRegions(mask)
      regions.fillHoles(smallerThan: 2)
      regions.removeIslands(smallerThan: 2)
      #expect(!regions.isChanged && regions.encoding == mask)
    }
  }
}
