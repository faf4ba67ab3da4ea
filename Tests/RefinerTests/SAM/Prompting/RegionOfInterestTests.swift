import Labels
import Testing

@testable import Refiner

@Suite struct RegionOfInterestTests {
  private let street = Size<ImageSpace>(width: 2048, height: 1024)

  private func region(
    _ bounds: Rectangle<ImageSpace>, in size: Size<ImageSpace>, inputSide: Int = 1024
  ) -> Rectangle<ImageSpace>? {
    RegionOfInterest.region(around: bounds, in: size, inputSide: inputSide)
  }

  @Test func smallThingsGetASmallPart() {
    #expect(
      region(Rectangle(x: 1000, y: 500, width: 20, height: 60), in: street)
        == Rectangle(x: 896, y: 384, width: 256, height: 256))
    #expect(
      region(Rectangle(x: 1000, y: 500, width: 20, height: 160), in: street)
        == Rectangle(x: 768, y: 384, width: 512, height: 512))
    #expect(
      region(Rectangle(x: 0, y: 0, width: 300, height: 300), in: street)
        == Rectangle(x: 0, y: 0, width: 1024, height: 1024))
  }

  @Test func largeOnesGetTheWholeImage() {
    #expect(region(Rectangle(x: 0, y: 600, width: 2048, height: 400), in: street) == nil)
    #expect(region(Rectangle(x: 0, y: 0, width: 342, height: 10), in: street) == nil)
  }

  @Test func anImageThatTheEncoderSeesWholeIsNotCut() {
    let size = Size<ImageSpace>(width: 480, height: 320)
    #expect(region(Rectangle(x: 5, y: 5, width: 10, height: 10), in: size) == nil)
    #expect(region(Rectangle(x: 5, y: 5, width: 10, height: 10), in: size, inputSide: 512) != nil)
  }

  @Test func neighboursShareAPart() {
    let parts = Set(
      (0..<30).map { step in
        region(Rectangle(x: 1000 + step, y: 500, width: 20, height: 40), in: street)
      })
    #expect(parts.count <= 2)
  }

  @Test(arguments: 0..<200) func thePartHoldsTheComponentWithRoomAround(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let size = Size<ImageSpace>(
      width: Int.random(in: 1...3000, using: &random),
      height: Int.random(in: 1...3000, using: &random))
    let width = Int.random(in: 1...max(1, size.width / 3), using: &random)
    let height = Int.random(in: 1...max(1, size.height / 3), using: &random)
    let bounds = Rectangle<ImageSpace>(
      x: Int.random(in: 0...size.width - width, using: &random),
      y: Int.random(in: 0...size.height - height, using: &random), width: width, height: height)
    let whole = Rectangle<ImageSpace>(x: 0, y: 0, width: size.width, height: size.height)
    guard let part = region(bounds, in: size, inputSide: 256) else { return }
    #expect(part.intersection(whole) == part)
    #expect(part.intersection(bounds) == bounds)
    let side = max(part.width, part.height)
    for (near, far, edge, first, last) in [
      (bounds.x, bounds.maxX, size.width, part.x, part.maxX),
      (bounds.y, bounds.maxY, size.height, part.y, part.maxY),
    ] {
      #expect(near - first >= side / 8 || first == 0)
      #expect(last - far >= side / 8 || last == edge)
    }
  }
}
