import Labels
import Testing

@testable import Refiner

@Suite struct MinimumAreaRectangleTests {
  private static func hull(_ points: [GridPoint]) throws -> [GridPoint] {
    let width = (points.map(\.x).max() ?? 0) + 1
    let height = (points.map(\.y).max() ?? 0) + 1
    var map = LabelMap(width: width, height: height)
    for point in points { map[point.x, point.y] = ClassID(0) }
    return ConvexHull.corners(of: ConnectedComponents(map).runs[...])
  }

  /// Reference `seco-method.md` 1.2.3.
  @Test func cornersOfUprightRectanglesAreTheirPixels() throws {
    let points = (20..<30).flatMap { y in (30..<50).map { GridPoint(x: $0, y: y) } }
    let rectangle = try #require(MinimumAreaRectangle(around: Self.hull(points)))
    #expect(
      Set(rectangle.truncatedCorners)
        == [
          GridPoint(x: 30, y: 20), GridPoint(x: 49, y: 20), GridPoint(x: 49, y: 29),
          GridPoint(x: 30, y: 29),
        ])
    #expect(rectangle.area == 171 && rectangle.perimeter == 56)
  }

  @Test func aTurnedSquareIsFoundTurned() throws {
    let corners = [(10, 0), (20, 10), (10, 20), (0, 10)].map { GridPoint(x: $0.0, y: $0.1) }
    let rectangle = try #require(MinimumAreaRectangle(around: Self.hull(corners)))
    #expect(abs(rectangle.area - 200) < 1e-9)
    #expect(Set(rectangle.truncatedCorners) == Set(corners))
  }

  /// The least area over all directions of sides of the hull, each measured over all points.
  private static func leastArea(_ points: [GridPoint]) -> Double {
    var least = Double.infinity
    for first in points {
      for second in points where second != first {
        let side = second - first
        let across = points.map { side.cross($0 - first) }
        guard across.allSatisfy({ $0 >= 0 }) else { continue }
        let along = points.map { side.dot($0) }
        let extent = (along.max() ?? 0) - (along.min() ?? 0)
        least = min(
          least, Double(extent) * Double(across.max() ?? 0) / Double(side.dot(side)))
      }
    }
    return least
  }

  @Test func noSideOfTheHullGivesASmallerRectangle() throws {
    var random = SplitMix64(seed: 12)
    for _ in 0..<400 {
      let points = Array(
        Set(
          (0..<Int.random(in: 3...14, using: &random)).map { _ in
            GridPoint(
              x: Int.random(in: 0...18, using: &random), y: Int.random(in: 0...18, using: &random))
          }))
      let least = Self.leastArea(points)
      guard least.isFinite, least > 0 else { continue }
      let rectangle = try #require(MinimumAreaRectangle(around: Self.hull(points)))
      #expect(abs(rectangle.area - least) <= 1e-9 * least, "\(points)")
    }
  }

  @Test func pointsOnALineHaveNoRectangle() throws {
    let line = (0..<7).map { GridPoint(x: $0, y: 2 * $0) }
    #expect(try MinimumAreaRectangle(around: Self.hull(line)) == nil)
  }
}
