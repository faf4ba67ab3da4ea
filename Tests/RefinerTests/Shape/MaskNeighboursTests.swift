import Labels
import Testing

@testable import Refiner

@Suite struct MaskNeighboursTests {
  @Test func neighboursAreListedByTheirCommonBorder() {
    var map = LabelMap(width: 5, height: 4, filledWith: ClassID(1))
    for y in 0..<4 { map[4, y] = ClassID(2) }
    map[1, 0] = .void
    let mask = MaskPicture.mask([".....", ".###.", ".###.", "....."])
    mask.paint(ClassID(7), into: &map)
    #expect(
      mask.neighbours(in: map) == [
        MaskNeighbour(classID: ClassID(1), border: 7),
        MaskNeighbour(classID: ClassID(2), border: 2),
      ])
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func agreesWithCountingSides(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<20 {
      let mask = MaskPicture.random(&random)
      let map = MaskPicture.map(mask.imageSize, &random)
      var sides: [ClassID: Int] = [:]
      let shape = NaiveShape(mask)
      for y in 0..<map.height {
        for x in 0..<map.width where mask.contains(x: x, y: y) {
          for next in shape.neighbours(of: Pixel(x: x, y: y), corners: false)
          where !mask.contains(x: next.x, y: next.y) {
            sides[map[next.x, next.y], default: 0] += 1
          }
        }
      }
      sides[.void] = nil
      let expected = sides.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      #expect(
        mask.neighbours(in: map)
          == expected.map { MaskNeighbour(classID: $0.key, border: $0.value) })
    }
  }

  @Test func theNearestPixelIsFound() {
    let mask = MaskPicture.mask(["....#", "#....", "....."])
    #expect(mask.nearestPixel(to: Pixel(x: 4, y: 0)) == Pixel(x: 4, y: 0))
    #expect(mask.nearestPixel(to: Pixel(x: 1, y: 2)) == Pixel(x: 0, y: 1))
    #expect(
      Mask.empty(Size(width: 3, height: 3)).nearestPixel(to: Pixel(x: 2, y: 2))
        == Pixel(x: 2, y: 2))
  }
}
