import Labels
import Testing

@testable import Refiner

@Suite struct ColumnMajorLabelsTests {
  private static func randomMap(_ random: inout SplitMix64) -> LabelMap {
    let width = Int.random(in: 1...150, using: &random)
    let height = Int.random(in: 1...90, using: &random)
    let ids = (0..<width * height).map { _ in UInt8.random(in: 0...255, using: &random) }
    return LabelMap(width: width, height: height, ids: ids)
  }

  private static func randomMask(
    of size: Size<ImageSpace>, _ random: inout SplitMix64
  ) -> RunLengthEncoding {
    let bits = (0..<size.area).map { _ in Int.random(in: 0...3, using: &random) == 0 }
    return RunLengthEncoding(
      Mask(
        imageSize: size,
        bounds: Rectangle(x: 0, y: 0, width: size.width, height: size.height), bits: bits))
  }

  @Test func turningRoundTwiceGivesTheMap() {
    var random = SplitMix64(seed: 2)
    for _ in 0..<40 {
      let map = Self.randomMap(&random)
      #expect(ColumnMajorLabels(map).labelMap == map)
    }
  }

  @Test func paintsAndCountsAsTheMapItself() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<20 {
      var map = Self.randomMap(&random)
      let mask = Self.randomMask(of: map.size, &random)
      var labels = ColumnMajorLabels(map)
      var counts = [Int](repeating: 0, count: 256)
      for y in 0..<map.height {
        for x in 0..<map.width where mask.mask.contains(x: x, y: y) {
          counts[Int(map[x, y].rawValue)] += 1
        }
      }
      #expect(labels.histogram(of: mask) == counts)
      labels.paint(mask, as: ClassID(9))
      mask.paint(ClassID(9), into: &map)
      #expect(labels.labelMap == map)
    }
  }

  @Test func countsWhatIsLabelledAndWhatDiffers() {
    let before = ColumnMajorLabels(LabelMap(width: 3, height: 1, ids: [0, 255, 7]))
    let after = ColumnMajorLabels(LabelMap(width: 3, height: 1, ids: [0, 3, 8]))
    #expect(before.labelledCount == 2 && after.labelledCount == 3)
    #expect(before.differenceCount(to: after) == 2)
  }
}
