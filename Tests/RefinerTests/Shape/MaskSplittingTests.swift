import Labels
import Testing

@testable import Refiner

@Suite struct MaskSplittingTests {
  private func split(
    _ mask: Mask, _ start: (Int, Int), _ end: (Int, Int)
  ) -> Result<SplitParts, SplitProblem> {
    mask.split(from: Pixel(x: start.0, y: start.1), to: Pixel(x: end.0, y: end.1))
  }

  @Test func aBarFallsIntoTwoParts() throws {
    let mask = MaskPicture.mask([".......", "#######", "#######", "......."])
    let parts = try split(mask, (2, 0), (2, 3)).get()
    #expect(MaskPicture.rows(parts.smaller)[1] == "##.....")
    #expect(MaskPicture.rows(parts.larger)[1] == "..#####")
  }

  @Test func bothArmsOfAUGoTogether() throws {
    let mask = MaskPicture.mask([
      ".......",
      ".#...#.",
      ".#...#.",
      ".#####.",
      ".......",
    ])
    let both = try split(mask, (0, 2), (6, 2)).get()
    #expect(MaskPicture.rows(both.smaller)[1] == ".#...#." && both.smaller.area == 2)
    let one = try split(mask, (0, 2), (3, 2)).get()
    #expect(MaskPicture.rows(one.smaller)[1] == ".#....." && one.smaller.area == 1)
  }

  @Test func problemsAreNamed() {
    let mask = MaskPicture.mask(["....", ".##.", ".##.", "...."])
    #expect(split(mask, (1, 1), (1, 1)) == .failure(.noLine))
    #expect(split(mask, (0, 0), (3, 0)) == .failure(.missed))
    #expect(split(mask, (1, 1), (2, 1)) == .failure(.notCutThrough))
  }

  @Test func aRingNeedsTwoCuts() throws {
    let mask = MaskPicture.mask([
      ".......", ".#####.", ".#...#.", ".#...#.", ".#...#.", ".#####.", ".......",
    ])
    #expect(split(mask, (0, 3), (3, 3)) == .failure(.notCutThrough))
    let parts = try split(mask, (0, 3), (6, 3)).get()
    #expect(parts.larger.area + parts.smaller.area == mask.area)
    #expect(parts.smaller.area == 7)
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func theLineCannotBeCrossed(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<30 {
      func pixel() -> Pixel {
        Pixel(
          x: Int.random(in: -9...9, using: &random), y: Int.random(in: -9...9, using: &random))
      }
      let (start, end) = (pixel(), pixel())
      let line = PixelLine(from: start, to: end).pixels
      #expect(line.first == start && line.last == end)
      #expect(line.count == abs(end.x - start.x) + abs(end.y - start.y) + 1)
      for (one, next) in zip(line, line.dropFirst()) {
        #expect(abs(one.x - next.x) + abs(one.y - next.y) == 1)
        let cross = (end.x - start.x) * (next.y - start.y) - (end.y - start.y) * (next.x - start.x)
        // The line passes through the pixel's square: its centre is within half a diagonal's shadow.
        #expect(2 * abs(cross) <= abs(end.x - start.x) + abs(end.y - start.y))
      }
    }
  }

  @Test func partsAreTheMaskAndDoNotTouchAcrossTheLine() {
    var random = SplitMix64(seed: 5)
    var count = 0
    for _ in 0..<2000 {
      let mask = MaskPicture.random(&random)
      func pixel() -> Pixel {
        Pixel(
          x: Int.random(in: -2...25, using: &random), y: Int.random(in: -2...25, using: &random))
      }
      let (start, end) = (pixel(), pixel())
      guard case .success(let parts) = mask.split(from: start, to: end) else { continue }
      count += 1
      #expect(parts.larger.area >= parts.smaller.area && parts.smaller.area > 0)
      #expect(parts.larger.area + parts.smaller.area == mask.area)
      var rest = NaiveShape(mask)
      for pixel in PixelLine(from: start, to: end).pixels
      where mask.contains(x: pixel.x, y: pixel.y) {
        rest.isSet[pixel.y][pixel.x] = false
      }
      // No piece of what the line leaves is in both parts.
      for piece in rest.regions(of: true, corners: true) {
        let inSmaller = piece.count { parts.smaller.contains(x: $0.x, y: $0.y) }
        #expect(inSmaller == 0 || inSmaller == piece.count)
      }
    }
    #expect(count > 0)
  }
}
