import Labels
import Testing

@testable import Refiner

@Suite struct PointRuleTests {
  /// The points of the first component of class 1.
  static func points(_ rule: PointRule, _ map: LabelMap) throws -> [Point<ImageSpace>] {
    let found = ConnectedComponents(map)
    let component = try #require(found.components.first { $0.classID == ClassID(1) })
    return rule.points(
      of: component, runs: ComponentRuns(found)[component.index], entropy: LabelEntropy(map))
  }

  /// A map with one row of `count` pixels of class 1 in it, and noise around.
  static func row(_ count: Int, _ random: inout SplitMix64) -> LabelMap {
    var map = LabelMap(width: 24, height: 9)
    for x in 2..<(2 + count) { map[x, 4] = ClassID(1) }
    for y in [0, 1, 7, 8] {
      for x in 0..<24 { map[x, y] = ClassID(UInt8.random(in: 2...4, using: &random)) }
    }
    return map
  }

  /// The rule of reference `seco-method.md` 1.2.2, word for word.
  static func scan(_ pixels: [(x: Int, y: Int)], _ entropy: LabelEntropy) -> [Point<ImageSpace>] {
    let divided = pixels.count / 2
    var next = 1
    var batch: [(x: Int, y: Int)] = []
    var points: [Point<ImageSpace>] = []
    for (index, pixel) in pixels.enumerated() {
      batch.append(pixel)
      guard index == divided * next else { continue }
      var best = batch[0]
      for other in batch where entropy[other.x, other.y] < entropy[best.x, best.y] { best = other }
      points.append(Point(x: Double(best.x) + 0.5, y: Double(best.y) + 0.5))
      batch = []
      next += 1
    }
    return points
  }

  @Test func parityDecidesHowManyPointsTheReleasedCodeGives() throws {
    var random = SplitMix64(seed: 5)
    for count in 2...20 {
      let points = try Self.points(.purestWithParity, Self.row(count, &random))
      #expect(points.count == (count.isMultiple(of: 2) ? 1 : 2), "\(count) pixels")
    }
  }

  @Test func pointsAreThoseOfTheReleasedCode() throws {
    var random = SplitMix64(seed: 17)
    for _ in 0..<300 {
      let ids = (0..<12 * 14).map { _ in UInt8.random(in: 0...2, using: &random) }
      let map = LabelMap(width: 12, height: 14, ids: ids)
      let entropy = LabelEntropy(map)
      let found = ConnectedComponents(map)
      let runs = ComponentRuns(found)
      for component in found.components where component.area > 1 {
        let pixels = runs[component.index].flatMap { run in
          (Int(run.start)..<Int(run.end)).map { (x: $0, y: Int(run.y)) }
        }
        let points = PointRule.purestWithParity.points(
          of: component, runs: runs[component.index], entropy: entropy)
        #expect(points == Self.scan(pixels, entropy))
      }
    }
  }

  @Test func halvesGiveTwoPointsWhateverTheParity() throws {
    var random = SplitMix64(seed: 6)
    for count in 2...20 {
      let points = try Self.points(.purestOfHalves, Self.row(count, &random))
      try #require(points.count == 2, "\(count) pixels")
      let middle = 2 + Double((count + 1) / 2)
      #expect(points[0].x < middle && points[1].x > middle)
    }
    #expect(try Self.points(.purestOfHalves, Self.row(1, &random)).count == 1)
  }

  @Test func theCentreIsTheMeanOfThePixels() throws {
    let map = LabelMap(width: 4, height: 2, ids: [255, 1, 1, 1, 255, 1, 1, 1])
    #expect(try Self.points(.centre, map) == [Point(x: 2.5, y: 1)])
  }

  @Test func aCentreOutsideMovesToTheNearestPixel() throws {
    // A U: its mean lies in the hollow.
    let map = LabelMap(
      width: 5, height: 4,
      ids: [
        1, 255, 255, 255, 1, 1, 255, 255, 255, 1, 1, 255, 255, 255, 1, 1, 1, 1, 1, 1,
      ])
    let points = try Self.points(.centre, map)
    #expect(points == [Point(x: 2.5, y: 3.5)])
  }
}
