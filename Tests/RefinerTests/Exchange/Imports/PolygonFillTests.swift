import Foundation
import Labels
import Testing

@testable import Refiner

/// The pixels of polygons are those of the libraries that define the formats.
@Suite struct PolygonFillTests {
  private struct Case: Decodable {
    let width: Int
    let height: Int
    let polygons: [[Double]]
    let counts: String

    var size: Size<ImageSpace> { Size(width: width, height: height) }

    func expected() throws -> LabelMap {
      var map = LabelMap(width: width, height: height)
      try RunLengthEncoding(compressed: counts, size: size).paint(ClassID(1), into: &map)
      return map
    }
  }

  private static func cases(_ name: String) throws -> [Case] {
    try JSONDecoder().decode(
      [Case].self,
      from: Data(contentsOf: URL(fileURLWithPath: Golden.folder("imports") + "/" + name)))
  }

  private static func walked(_ numbers: [Double], _ size: Size<ImageSpace>) -> RunLengthEncoding? {
    var fill = BoundaryWalkFill(size: size)
    return fill.walk(along: numbers) ? fill.finish() : nil
  }

  @Test func cocosPolygonsAreFilledAsPycocotoolsFillsThem() throws {
    let cases = try Self.cases("coco.json")
    for (place, entry) in cases.enumerated() {
      var map = LabelMap(width: entry.width, height: entry.height)
      for numbers in entry.polygons {
        try #require(Self.walked(numbers, entry.size)).paint(ClassID(1), into: &map)
      }
      #expect(try map == entry.expected(), "case \(place): \(entry.polygons)")
    }
    #expect(cases.count == 320)
  }

  @Test func cityscapesPolygonsAreFilledAsPillowFillsThem() throws {
    let cases = try Self.cases("pillow.json")
    for (place, entry) in cases.enumerated() {
      var map = LabelMap(width: entry.width, height: entry.height)
      for numbers in entry.polygons {
        let corners = stride(from: 0, to: numbers.count, by: 2).map {
          ScanLineFill.PixelPosition(x: Int(numbers[$0]), y: Int(numbers[$0 + 1]))
        }
        ScanLineFill(corners).paint(ClassID(1), into: &map)
      }
      #expect(try map == entry.expected(), "case \(place): \(entry.polygons)")
    }
    #expect(cases.count == 480)
  }

  /// Every whole number of fifths is a crossing's side; the walk itself would take 2^31 steps.
  @Test func cornersFarAwayCostNothing() throws {
    let far = Double(1 << 26)
    let size = Size<ImageSpace>(width: 5, height: 4)
    let all = try #require(Self.walked([-far, -far, far, -far, far, far, -far, far], size))
    #expect(all.area == 20)
    let half = try #require(Self.walked([-far, 2, far, 2, far, far, -far, far], size))
    #expect(half.counts == [2, 2, 2, 2, 2, 2, 2, 2, 2, 2])
    var map = LabelMap(width: 5, height: 4)
    let corner = 1 << 26
    ScanLineFill([(-corner, 1), (corner, 1), (0, corner)].map { .init(x: $0.0, y: $0.1) })
      .paint(ClassID(3), into: &map)
    #expect(map.histogram()[3] == 15)
  }

  @Test func polygonsThatPassTooManyColumnsAreRefused() {
    let size = Size<ImageSpace>(width: 1 << 25, height: 1)
    #expect(Self.walked([0, 0, Double(1 << 25), 0, 0, 1], size) == nil)
  }

  @Test func aPointAndALineHaveThePixelsOfTheirOutline() {
    var map = LabelMap(width: 3, height: 3)
    ScanLineFill([.init(x: 1, y: 1), .init(x: 1, y: 1)]).paint(ClassID(0), into: &map)
    ScanLineFill([.init(x: 2, y: 0), .init(x: 2, y: 2)]).paint(ClassID(5), into: &map)
    #expect(map.ids == [255, 255, 5, 255, 0, 5, 255, 255, 5])
  }
}
