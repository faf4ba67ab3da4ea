import Labels
import Testing

@testable import Refiner

@Suite struct InteriorPointTests {
  /// A mask of random pixels, some of whose surroundings are filled, so that it has an inside.
  private func mask(seed: UInt64, width: Int, height: Int, share: Double) -> Mask {
    var random = SplitMix64(seed: seed)
    let bits = (0..<width * height).map { _ in Double.random(in: 0..<1, using: &random) < share }
    return Mask(
      imageSize: Size(width: width + 5, height: height + 3),
      bounds: Rectangle(x: 2, y: 1, width: width, height: height), bits: bits)
  }

  /// The squared distance of a pixel to the nearest one that is not set, by looking at all.
  private func depth(_ mask: Mask, x: Int, y: Int) -> Int {
    var nearest = Int.max
    for row in (mask.bounds.y - 1)...mask.bounds.maxY {
      for column in (mask.bounds.x - 1)...mask.bounds.maxX
      where !mask.contains(x: column, y: row) {
        nearest = min(nearest, (column - x) * (column - x) + (row - y) * (row - y))
      }
    }
    return nearest
  }

  @Test(arguments: 0..<40) func noPixelLiesDeeper(seed: Int) throws {
    let mask = mask(
      seed: UInt64(seed), width: 1 + seed * 5 % 17, height: 1 + seed * 7 % 13,
      share: [0.3, 0.7, 0.9, 0.97, 1][seed % 5])
    guard let point = mask.interiorPoint else {
      #expect(mask.area == 0)
      return
    }
    let (x, y) = (Int(point.x), Int(point.y))
    #expect(mask.contains(x: x, y: y) && point.x == Double(x) + 0.5 && point.y == Double(y) + 0.5)
    let found = depth(mask, x: x, y: y)
    let middle = mask.bounds.center
    func away(_ x: Int, _ y: Int) -> Double {
      let (right, down) = (Double(x) + 0.5 - middle.x, Double(y) + 0.5 - middle.y)
      return right * right + down * down
    }
    for row in mask.bounds.y..<mask.bounds.maxY {
      for column in mask.bounds.x..<mask.bounds.maxX where mask.contains(x: column, y: row) {
        let other = depth(mask, x: column, y: row)
        #expect(other <= found)
        if other == found { #expect(away(column, row) >= away(x, y)) }
      }
    }
  }

  @Test func aPoleHasItInTheMiddle() {
    let mask = Mask(
      imageSize: Size(width: 10, height: 40), bounds: Rectangle(x: 4, y: 5, width: 1, height: 21),
      bits: Array(repeating: true, count: 21))
    #expect(mask.interiorPoint == Point(x: 4.5, y: 15.5))
  }

  @Test func theEdgeOfTheImageCountsAsOutside() {
    let mask = Mask(
      imageSize: Size(width: 9, height: 9), bounds: Rectangle(x: 0, y: 0, width: 9, height: 9),
      bits: Array(repeating: true, count: 81))
    #expect(mask.interiorPoint == Point(x: 4.5, y: 4.5))
  }

  @Test func nothingHasNoInside() {
    let size = Size<ImageSpace>(width: 4, height: 4)
    let empty = Mask(
      imageSize: size, bounds: Rectangle(x: 0, y: 0, width: 0, height: 0), bits: [])
    #expect(empty.interiorPoint == nil)
    #expect(AutomaticPrompt(empty) == nil)
  }

  @Test func theBoxIsALittleLarger() throws {
    let mask = Mask(
      imageSize: Size(width: 200, height: 50),
      bounds: Rectangle(x: 1, y: 10, width: 100, height: 20),
      bits: Array(repeating: true, count: 2000))
    let prompt = try #require(AutomaticPrompt(mask))
    #expect(prompt.box == Prompt.Box(Point(x: 0, y: 8), Point(x: 106, y: 32)))
    #expect(prompt.point == Prompt.LabelledPoint(Point(x: 50.5, y: 19.5), isInside: true))
  }
}
