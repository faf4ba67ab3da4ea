import Labels
import Testing

@testable import Refiner

@Suite struct ResamplingTests {
  @Test func shrinkingTakesTheMeanOfCoveredPixels() {
    let image = RGBImage(
      width: 3, height: 1, bytes: [0, 0, 0, 90, 90, 90, 240, 240, 240])
    // 1.5 pixels each: (0 + 45) / 1.5 and (45 + 240) / 1.5.
    #expect(image.resized(to: Size(width: 2, height: 1)).bytes == [30, 30, 30, 190, 190, 190])
  }

  @Test func constantImagesStayConstantAtEverySize() {
    let image = RGBImage(width: 7, height: 5, filledWith: RGB(13, 200, 255))
    for (width, height) in [(1, 1), (3, 11), (7, 5), (20, 2), (64, 64)] {
      let resized = image.resized(to: Size(width: width, height: height))
      #expect(resized == RGBImage(width: width, height: height, filledWith: RGB(13, 200, 255)))
    }
  }

  @Test func halvingEqualsTheMeanOfFour() {
    var generator = SplitMix64(seed: 3)
    let values = (0..<(8 * 6)).map { _ in UInt16.random(in: 0...65535, using: &generator) }
    let map = ConfidenceMap(width: 8, height: 6, values: values)
    let half = map.resized(to: Size(width: 4, height: 3))
    for y in 0..<3 {
      for x in 0..<4 {
        let sum = [0, 1, 8, 9].reduce(0) { $0 + Double(values[y * 16 + x * 2 + $1]) }
        #expect(abs(Double(half.values[y * 4 + x]) - sum / 4) <= 0.51)
      }
    }
  }
}
