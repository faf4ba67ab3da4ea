import Labels
import Testing

@testable import Refiner

@Suite struct MaskScanTests {
  private static func summary(
    of logits: [Float], width: Int, threshold: Double = 0, offset: Double = 1
  ) -> MaskSummary {
    let height = logits.count / width
    var scan = MaskScan(
      size: Size(width: width, height: height), threshold: threshold, offset: offset)
    for y in 0..<height { scan.add(logits.span.extracting((y * width)..<((y + 1) * width))) }
    return scan.summary()
  }

  @Test func theGoldenMasksAreMeasuredExactly() throws {
    var logits = DeterministicWeights.map(
      "golden.amg.logits", channels: 6, height: 48, width: 64, coarse: 16, scale: 8)
    for index in 0..<(48 * 64) {
      logits[4 * 48 * 64 + index] = -9
      logits[5 * 48 * 64 + index] = 9
    }
    let stability = try Golden.decode([Float?].self, "amg", "stability")
    let boxes = try Golden.decode([[Int]].self, "amg", "boxes_xyxy_inclusive")
    let counts = try Golden.decode([[UInt32]].self, "amg", "rle_counts")
    let areas = try Golden.decode([Int].self, "amg", "area")
    let strings = try Golden.decode([String].self, "amg", "coco_rle")
    for map in 0..<6 {
      let summary = Self.summary(
        of: Array(logits[(map * 48 * 64)..<((map + 1) * 48 * 64)]), width: 64)
      let box = summary.box
      #expect([box.left, box.top, box.right, box.bottom] == boxes[map])
      #expect(summary.encoding.counts == counts[map])
      #expect(summary.encoding.compressed == strings[map])
      #expect(summary.area == areas[map])
      #expect(summary.stability == stability[map] || (stability[map] == nil && map == 4))
    }
    #expect(
      Self.summary(of: Array(logits[(4 * 48 * 64)..<(5 * 48 * 64)]), width: 64)
        .stability.isNaN)
  }

  @Test func theThresholdsThemselvesAreOutside() {
    // One, zero, minus one and what follows each of them.
    let logits = [Float(1), Float(0), Float(-1)].flatMap { [$0, $0.nextUp] }
    let exact = Self.summary(of: logits, width: 6)
    #expect(exact.encoding.counts == [0, 2, 1, 1, 2])
    #expect(exact.stability == Float(1) / Float(5))
  }

  @Test func aMaskWithoutPixelsHasABoxOfZerosAndNoStability() {
    let summary = Self.summary(of: [Float](repeating: -2, count: 12), width: 4)
    #expect(summary.area == 0)
    #expect(summary.encoding.counts == [12])
    #expect(summary.box == PixelBox(left: 0, top: 0, right: 0, bottom: 0))
    #expect(summary.stability.isNaN)
  }

  @Test func onePixelIsMeasured() {
    let summary = Self.summary(of: [5], width: 1)
    #expect(summary.area == 1)
    #expect(summary.encoding.counts == [0, 1])
    #expect(summary.box == PixelBox(left: 0, top: 0, right: 0, bottom: 0))
    #expect(summary.stability == 1)
  }

  @Test func columnsThatReachTheBottomRunIntoTheNext() {
    // Columns: 0 from the middle down, 1 whole, 2 only at the top.
    let logits: [Float] = [-1, 1, 1, 1, 1, -1, 1, 1, -1]
    let summary = Self.summary(of: logits, width: 3)
    #expect(summary.encoding.counts == [1, 6, 2])
    #expect(summary.box == PixelBox(left: 0, top: 0, right: 2, bottom: 2))
  }

  @Test func aMaskIsPlacedInALargerImage() {
    let size = Size<ImageSpace>(width: 2, height: 2)
    var scan = MaskScan(size: size, threshold: 0, offset: 1)
    scan.add([1, -1].span)
    scan.add([1, 1].span)
    let encoding = scan.encoding(in: Size(width: 5, height: 4), x: 2, y: 1)
    #expect(encoding.counts == [9, 2, 3, 1, 5])
    #expect(encoding.bounds == Rectangle(x: 2, y: 1, width: 2, height: 2))
    #expect(scan.box.moved(x: 2, y: 1) == PixelBox(around: encoding))
  }

  @Test(arguments: [1, 63, 64, 65, 200])
  func noiseOfEveryWidthIsEncodedAsItsBits(width: Int) {
    var generator = SplitMix64(seed: UInt64(width))
    let logits = (0..<(width * 37)).map { _ in Float.random(in: -3...3, using: &generator) }
    let summary = Self.summary(of: logits, width: width)
    let mask = Mask(
      imageSize: Size(width: width, height: 37),
      bounds: Rectangle(x: 0, y: 0, width: width, height: 37), bits: logits.map { $0 > 0 })
    #expect(summary.encoding == RunLengthEncoding(mask))
    #expect(summary.box == PixelBox(around: summary.encoding))
    #expect(summary.area == mask.area)
  }
}
