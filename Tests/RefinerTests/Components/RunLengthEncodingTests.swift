import Labels
import Refiner
import Testing

/// Vectors of pycocotools; reference `seco-method.md` 3.4.
@Suite struct RunLengthEncodingTests {
  static func mask(_ width: Int, _ height: Int, _ isSet: (Int, Int) -> Bool) -> Mask {
    var bits: [Bool] = []
    for y in 0..<height { for x in 0..<width { bits.append(isSet(x, y)) } }
    let size = Size<ImageSpace>(width: width, height: height)
    return Mask(
      imageSize: size, bounds: Rectangle(x: 0, y: 0, width: width, height: height), bits: bits)
  }

  static let vectors: [(Mask, String, Rectangle<ImageSpace>, Int)] = [
    (
      mask(5, 4) { x, y in (1...2).contains(y) && (1...3).contains(x) }, "5220003",
      Rectangle(x: 1, y: 1, width: 3, height: 2), 6
    ),
    (mask(5, 4) { _, _ in false }, "d0", Rectangle(x: 0, y: 0, width: 0, height: 0), 0),
    (mask(5, 4) { _, _ in true }, "0d0", Rectangle(x: 0, y: 0, width: 5, height: 4), 20),
    (
      mask(7, 6) { x, y in
        (x, y) == (0, 0) || (x, y) == (6, 5) || (x == 2 && (2...4).contains(y))
      }, "01=2;N", Rectangle(x: 0, y: 0, width: 7, height: 6), 5
    ),
  ]

  @Test(arguments: 0..<4)
  func encodesCocoVectors(index: Int) {
    let (mask, text, bounds, area) = Self.vectors[index]
    let encoding = RunLengthEncoding(mask)
    #expect(encoding.compressed == text)
    #expect(encoding.bounds == bounds)
    #expect(encoding.area == area)
  }

  @Test func encodesTheLargeVector() {
    let encoding = RunLengthEncoding(
      Self.mask(1024, 512) { x, y in (100...399).contains(y) && (200...699).contains(x) })
    let text = encoding.compressed
    #expect(text.hasPrefix("TST3\\9d6000") && text.utf8.count == 1009)
    #expect(Array(encoding.counts.prefix(4)) == [102500, 300, 212, 300])
  }

  @Test func decodesWhatItEncodes() throws {
    var random = SplitMix64(seed: 7)
    for _ in 0..<400 {
      let width = Int.random(in: 1...40, using: &random)
      let height = Int.random(in: 1...40, using: &random)
      let density = Double.random(in: 0...1, using: &random)
      let bits = Self.mask(width, height) { _, _ in
        Double.random(in: 0..<1, using: &random) < density
      }
      let encoding = RunLengthEncoding(bits)
      let decoded = try RunLengthEncoding(compressed: encoding.compressed, size: bits.imageSize)
      #expect(decoded == encoding)
      #expect(decoded.area == bits.area)
      var painted = LabelMap(width: width, height: height)
      decoded.paint(ClassID(3), into: &painted)
      var expected = LabelMap(width: width, height: height)
      bits.paint(ClassID(3), into: &expected)
      #expect(painted == expected)
      if bits.area > 0 { #expect(RunLengthEncoding(decoded.mask) == encoding) }
      // Runs by rows: every pixel once, as few as there can be.
      var rows = LabelMap(width: width, height: height)
      var count = 0
      encoding.forEachRowRun { y, x, length in
        count += 1
        for column in x..<(x + length) {
          #expect(rows[column, y] == .void)
          rows[column, y] = ClassID(3)
        }
      }
      #expect(rows == expected && count == Self.rowRuns(in: expected))
    }
  }

  private static func rowRuns(in map: LabelMap) -> Int {
    (0..<map.height).reduce(0) { sum, y in
      sum
        + (0..<map.width).count { x in
          map[x, y] != .void && (x == 0 || map[x - 1, y] == .void)
        }
    }
  }

  @Test func rowRunsAcceptRunsWithoutPixels() throws {
    // Two columns of three, set but for one pixel; empty runs in between.
    let encoding = try RunLengthEncoding(
      size: Size(width: 3, height: 3), counts: [0, 2, 0, 1, 1, 0, 0, 2, 3])
    var found: Set<[Int]> = []
    encoding.forEachRowRun { y, x, length in found.insert([y, x, length]) }
    #expect(found == [[0, 0, 1], [1, 0, 2], [2, 0, 2]])
    var map = LabelMap(width: 3, height: 3)
    encoding.paint(ClassID(1), into: &map)
    #expect(map.ids == [1, 255, 255, 1, 1, 255, 1, 1, 255])
  }

  @Test(arguments: ["5", "~", "0d0P", "P", "oooooooooooooooooooo", "5220003\u{7F}", "1"])
  func refusesDamagedStrings(text: String) {
    #expect(throws: RunLengthError.self) {
      try RunLengthEncoding(compressed: text, size: Size(width: 5, height: 4))
    }
  }
}
