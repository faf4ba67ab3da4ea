import Labels
import Testing

@testable import Refiner

@Suite struct ResizeLongestSideTests {
  @Test(arguments: [
    (640, 427, 1024, 1024, 683), (427, 640, 1024, 683, 1024), (1, 1, 16, 16, 16),
    (2048, 1024, 1024, 1024, 512), (20_000, 3, 1024, 1024, 1), (5, 4000, 256, 1, 256),
  ])
  func theLongerSideBecomesTheInputs(
    width: Int, height: Int, side: Int, newWidth: Int, newHeight: Int
  ) {
    let size = ResizeLongestSide(side: side).size(of: Size(width: width, height: height))
    #expect(size == Size(width: newWidth, height: newHeight))
  }

  @Test func pointsAreScaledPerAxisAndRoundedToFloat() {
    let rule = ResizeLongestSide(side: 1024)
    let size = Size<ImageSpace>(width: 640, height: 427)
    // 683 / 427 is not 1024 / 640: the height was rounded.
    let point = rule.point(Point(x: 100.5, y: 33.25), in: size)
    #expect(point.x == Double(Float(100.5 * 1.6)))
    #expect(point.y == Double(Float(33.25 * (683.0 / 427.0))))
    #expect(rule.point(Point(x: 0, y: 0), in: size) == Point(x: 0, y: 0))
  }

  @Test func pointsOutsideTheImageAreScaledToo() {
    let rule = ResizeLongestSide(side: 256)
    let size = Size<ImageSpace>(width: 128, height: 128)
    #expect(rule.point(Point(x: -4, y: 1000), in: size) == Point(x: -8, y: 2000))
  }

  @Test func theCornersOfABoxAreScaledLikePoints() {
    let rule = ResizeLongestSide(side: 64)
    let size = Size<ImageSpace>(width: 32, height: 16)
    let box = rule.box(from: Point(x: 1, y: 2), to: Point(x: 30, y: 15), in: size)
    #expect(box.from == Point(x: 2, y: 4))
    #expect(box.to == Point(x: 60, y: 30))
    let empty = rule.box(from: Point(x: 5, y: 5), to: Point(x: 5, y: 5), in: size)
    #expect(empty.from == empty.to)
  }

  @Test func theFarCornerOfTheImageLandsOnTheFarCornerOfWhatItCovers() {
    let rule = ResizeLongestSide(side: 1024)
    let size = Size<ImageSpace>(width: 2250, height: 1500)
    #expect(rule.point(Point(x: 2250, y: 1500), in: size) == Point(x: 1024, y: 683))
  }
}
