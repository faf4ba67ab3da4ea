import Labels
import Refiner
import Testing

@Suite struct MaskBrushTests {
  private let none = Mask.empty(Size(width: 7, height: 5))

  private func stamp(_ x: Int, _ y: Int, _ diameter: Int) -> [String] {
    let pixel = Pixel(x: x, y: y)
    return MaskPicture.rows(
      none.stroked(from: pixel, to: pixel, diameter: diameter, setting: true))
  }

  @Test func discsAreRound() {
    #expect(stamp(3, 2, 1) == [".......", ".......", "...#...", ".......", "......."])
    #expect(stamp(3, 2, 3) == [".......", "..###..", "..###..", "..###..", "......."])
    #expect(stamp(3, 2, 5) == ["..###..", ".#####.", ".#####.", ".#####.", "..###.."])
  }

  @Test func whatLiesOutsideOfTheImageIsLeftOut() {
    #expect(stamp(0, 0, 3) == ["##.....", "##.....", ".......", ".......", "......."])
    #expect(stamp(-9, 2, 5) == Array(repeating: ".......", count: 5))
  }

  @Test func erasingUnsets() {
    let full = MaskPicture.mask(Array(repeating: "#######", count: 5))
    let from = Pixel(x: 1, y: 2)
    let to = Pixel(x: 9, y: 2)
    #expect(
      MaskPicture.rows(full.stroked(from: from, to: to, diameter: 1, setting: false)) == [
        "#######", "#######", "#......", "#######", "#######",
      ])
    #expect(none.stroked(from: from, to: to, diameter: 3, setting: false) == none)
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func aStrokeIsAllThatIsNearItsLine(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<10 {
      let mask = MaskPicture.random(&random)
      func pixel() -> Pixel {
        Pixel(
          x: Int.random(in: -3...26, using: &random), y: Int.random(in: -3...26, using: &random))
      }
      let (start, end) = (pixel(), pixel())
      let diameter = Int.random(in: 1...9, using: &random)
      let value = Bool.random(using: &random)
      let result = mask.stroked(from: start, to: end, diameter: diameter, setting: value)
      for y in 0..<mask.imageSize.height {
        for x in 0..<mask.imageSize.width {
          let distance = Self.distance(Pixel(x: x, y: y), start, end)
          // Exactly on the edge floating point may say either.
          guard abs(distance - Double(diameter) / 2) > 1e-9 else { continue }
          let isUnder = distance < Double(diameter) / 2
          #expect(
            result.contains(x: x, y: y) == (isUnder ? value : mask.contains(x: x, y: y)))
        }
      }
    }
  }

  private static func distance(_ pixel: Pixel, _ start: Pixel, _ end: Pixel) -> Double {
    let (dx, dy) = (Double(end.x - start.x), Double(end.y - start.y))
    let (px, py) = (Double(pixel.x - start.x), Double(pixel.y - start.y))
    let length = dx * dx + dy * dy
    let share = length == 0 ? 0 : max(0, min(1, (px * dx + py * dy) / length))
    let (x, y) = (px - share * dx, py - share * dy)
    return (x * x + y * y).squareRoot()
  }
}
