import Labels
import Testing

@testable import Refiner

@Suite struct RunLengthOverlapTests {
  @Test func theOverlapIsThatOfTheMasks() {
    var random = SplitMix64(seed: 5)
    for _ in 0..<200 {
      let width = Int.random(in: 1...20, using: &random)
      let height = Int.random(in: 1...20, using: &random)
      let masks = (0..<2).map { _ in
        let density = Double.random(in: 0...1, using: &random)
        return RunLengthEncodingTests.mask(width, height) { _, _ in
          Double.random(in: 0..<1, using: &random) < density
        }
      }
      let common = zip(masks[0].bits, masks[1].bits).count { $0 && $1 }
      let runs = masks.map { RunLengthEncoding($0) }
      #expect(runs[0].overlap(with: runs[1]) == common)
      #expect(runs[0].overlap(with: runs[0]) == runs[0].area)
    }
  }

  @Test func scalingIsThatOfLabelMaps() throws {
    var random = SplitMix64(seed: 6)
    let mask = RunLengthEncodingTests.mask(12, 8) { _, _ in Bool.random(using: &random) }
    let runs = RunLengthEncoding(mask)
    for size in [(24, 16), (6, 4), (12, 8), (30, 20)] {
      let size = Size<ImageSpace>(width: size.0, height: size.1)
      var map = LabelMap(width: 12, height: 8)
      runs.paint(ClassID(1), into: &map)
      var scaled = LabelMap(width: size.width, height: size.height)
      try #require(runs.resized(to: size)).paint(ClassID(1), into: &scaled)
      #expect(scaled == map.resized(to: size))
    }
    #expect(runs.resized(to: Size(width: 12, height: 9)) == nil)
  }
}
