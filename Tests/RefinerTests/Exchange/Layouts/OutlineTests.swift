import Labels
import Testing

@testable import Refiner

@Suite struct OutlineTests {
  private func outlines(_ map: LabelMap) -> (ConnectedComponents, [ComponentOutline]) {
    let found = ConnectedComponents(map)
    var tracer = OutlineTracer(found)
    return (found, tracer.outlines(of: found))
  }

  private func text(_ corners: [PixelCorner]) -> String {
    corners.map { "\($0.x),\($0.y)" }.joined(separator: " ")
  }

  @Test func outlinesRunAlongPixelEdgesAndHolesAreJoinedBySlits() {
    let (_, outlines) = outlines(LayoutFixture.first)
    #expect(
      outlines.map { text($0.corners) } == [
        "0,0 6,0 6,1 5,1 5,3 4,3 4,1 1,1 1,4 0,4",
        "1,1 2,1 2,2 2,3 3,3 3,2 2,2 2,1 4,1 4,4 1,4", "5,2 6,2 6,3 5,3 5,4 4,4 4,3 5,3",
      ])
    #expect(outlines[1].isPinned.filter(\.self).count == 5)
  }

  // Two holes in one column: the lower one's slit ends at the upper one. Two side by side: both end at one edge.
  @Test func holesBelowAndBesideOneAnotherAreJoinedOnce() {
    let rows: [[UInt8]] = [
      [1, 1, 1, 1, 1], [1, 9, 1, 9, 1], [1, 1, 1, 1, 1], [1, 9, 1, 1, 1], [1, 1, 1, 1, 1],
    ]
    let (_, outlines) = outlines(SeCoFixture.map(rows))
    #expect(
      text(outlines[0].corners)
        == "0,0 1,0 1,1 1,2 1,3 1,4 2,4 2,3 1,3 1,2 2,2 2,1 1,1 1,0 3,0 3,1 3,2 4,2 4,1 3,1 3,0 5,0 5,5 0,5"
    )
  }

  /// By the even-odd rule an outline covers its component's pixels and no others.
  @Test(arguments: [UInt64(1), 2, 3, 4, 5, 6])
  func everyOutlineCoversItsComponent(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let classes = UInt8(2 + seed % 3)
    let size = (width: 40 + Int(seed) * 3, height: 31)
    let ids = (0..<(size.width * size.height)).map { _ in
      let id = UInt8.random(in: 0...classes, using: &generator)
      return id == classes ? 255 : id
    }
    let map = LabelMap(width: size.width, height: size.height, ids: ids)
    let (found, outlines) = outlines(map)
    let pixels = found.encodings(of: found.verticalRuns())
    #expect(outlines.count == pixels.count && pixels.count > 20)
    for (outline, pixels) in zip(outlines, pixels) {
      let covered = EvenOddFill.pixels(of: outline.corners, size: map.size)
      #expect(covered == pixels, "\(text(outline.corners))")
    }
  }

  @Test func aToleranceTakesStepsAwayAndKeepsSlits() {
    // A staircase of ten steps with a hole of one pixel.
    var map = LabelMap(width: 10, height: 10)
    for y in 0..<10 { for x in 0...y { map[x, y] = ClassID(1) } }
    map[2, 6] = .void
    let (_, outlines) = outlines(map)
    let exact = outlines[0].simplified(tolerance: 0)
    #expect(exact == outlines[0].corners && exact.count == 28)
    let coarse = outlines[0].simplified(tolerance: 1)
    // Ends of the diagonal, the corner below it, the slit twice and the corner of the hole.
    #expect(coarse.count < 12 && coarse.contains(PixelCorner(x: 2, y: 6)))
    #expect(coarse.filter { $0 == PixelCorner(x: 2, y: 2) }.count == 2)
    let covered = EvenOddFill.pixels(of: coarse, size: map.size).area
    #expect(abs(covered - 54) <= 10)
  }

  @Test func anOutlineIsNeverSimplifiedToNothing() {
    let (_, outlines) = outlines(SeCoFixture.map([[255, 1, 1, 255]]))
    #expect(text(outlines[0].simplified(tolerance: 50)) == "1,0 3,0 3,1 1,1")
  }
}
