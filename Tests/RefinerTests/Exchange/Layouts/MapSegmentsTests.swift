import Labels
import Testing

@testable import Refiner

@Suite struct MapSegmentsTests {
  /// Two pieces of road, two persons.
  private let map = SeCoFixture.map([[0, 1, 0, 255], [0, 255, 255, 1]])

  @Test func thingsAreApartAndStuffIsOne() throws {
    let objects = MapSegments(map, taxonomy: try LayoutFixture.taxonomy())
    #expect(objects.segments.map(\.classID) == [ClassID(0), ClassID(1), ClassID(1)])
    #expect(objects.segments.map(\.area) == [3, 1, 1])
    #expect(objects.segments[0].bounds == Rectangle(x: 0, y: 0, width: 3, height: 2))
    #expect(objects.segments[0].components.map(\.rawValue) == [0, 2])
    // Columns from the left: 2 of road; 2 and 1 empty pixels, 1 of road, and the rest.
    #expect(objects.encodings()[0].counts == [0, 2, 2, 1, 3])
    var painted = LabelMap(width: 4, height: 2)
    objects.forEachRun { y, columns, place in
      for x in columns { painted[x, y] = ClassID(UInt8(place)) }
    }
    #expect(painted == SeCoFixture.map([[0, 1, 0, 255], [0, 255, 255, 2]]))
  }

  @Test func allOfAClassCanBeOne() {
    let objects = MapSegments(map) { _ in false }
    #expect(objects.segments.map(\.area) == [3, 2])
  }
}
