import Foundation
import Labels
import Testing

@testable import Refiner

@Suite struct BoxRuleTests {
  private static let size = Size<ImageSpace>(width: 96, height: 64)

  private static func box(_ rule: BoxRule, _ map: LabelMap) throws -> Prompt.Box? {
    let found = ConnectedComponents(map)
    let component = try #require(found.components.first)
    return rule.box(around: component, runs: ComponentRuns(found)[component.index], in: map.size)
  }

  private static func filled(_ x: Int, _ y: Int, _ width: Int, _ height: Int) -> LabelMap {
    var map = LabelMap(width: 96, height: 64)
    for row in y..<(y + height) {
      for column in x..<(x + width) { map[column, row] = ClassID(3) }
    }
    return map
  }

  /// A box by the reference's coordinates, which count from the centre of the first pixel.
  private static func reference(_ box: [Double]) -> Prompt.Box {
    Prompt.Box(
      Point(x: box[0] + 0.5, y: box[1] + 0.5), Point(x: box[2] + 0.5, y: box[3] + 0.5))
  }

  /// Reference `seco-method.md` 1.2.3.
  static let vectors: [([Int], [Double]?)] = [
    ([30, 20, 20, 10], [26, 16, 53, 33]), ([40, 30, 12, 12], [37, 27, 54, 44]),
    ([10, 10, 3, 30], [9, 9, 13, 40]), ([50, 5, 1, 20], nil),
  ]

  @Test(arguments: vectors)
  func agreesWithTheReference(shape: [Int], box: [Double]?) throws {
    let map = Self.filled(shape[0], shape[1], shape[2], shape[3])
    #expect(try Self.box(.unclipped(ratio: 1.25), map) == box.map { Self.reference($0) })
  }

  private struct Shape: Decodable {
    let runs: String
    let box: [Int]?
  }

  /// OpenCV's single precision can cut a corner on a whole number to the pixel before.
  @Test func agreesWithOpenCVAndClipperOnRandomShapes() throws {
    let path = Golden.folder("aggregation") + "/boxes.json"
    let shapes = try JSONDecoder().decode(
      [Shape].self, from: Data(contentsOf: URL(fileURLWithPath: path)))
    var equal = 0
    for shape in shapes {
      var map = LabelMap(width: 96, height: 64)
      try RunLengthEncoding(compressed: shape.runs, size: Self.size).paint(ClassID(1), into: &map)
      let found = ConnectedComponents(map)
      try #require(found.components.count == 1)
      let box = BoxRule.unclipped(
        ComponentRuns(found)[found.components[0].index], ratio: 1.25, in: Self.size)
      let sides = box.map { [$0.left, $0.top, $0.right, $0.bottom] }
      try #require((sides == nil) == (shape.box == nil))
      let differences = zip(sides ?? [], shape.box ?? []).map { abs($0 - $1) }
      #expect(differences.allSatisfy { $0 <= 1 }, "\(shape.runs): \(sides ?? [])")
      equal += sides == shape.box ? 1 : 0
    }
    #expect(shapes.count == 60 && equal >= 57, "\(equal) of \(shapes.count)")
  }

  @Test func shapesWithoutAreaHaveNoBox() throws {
    var diagonal = LabelMap(width: 96, height: 64)
    for index in 0..<20 { diagonal[10 + index, 10 + index] = ClassID(0) }
    #expect(try Self.box(.unclipped(ratio: 1.25), diagonal) == nil)
    #expect(try Self.box(.unclipped(ratio: 1.25), Self.filled(7, 7, 1, 1)) == nil)
    #expect(try Self.box(.unclipped(ratio: 1.25), Self.filled(7, 7, 9, 1)) == nil)
  }

  @Test func thePapersBoxHasOneAndAHalfTimesTheArea() throws {
    let box = try #require(try Self.box(.enlarged(factor: 1.5), Self.filled(30, 20, 20, 10)))
    let width = box.bottomRight.x - box.topLeft.x
    let height = box.bottomRight.y - box.topLeft.y
    #expect(abs(width * height - 1.5 * 200) < 1e-9 && abs(width / height - 2) < 1e-9)
    #expect(abs(box.topLeft.x + box.bottomRight.x - 80) < 1e-9)
    #expect(abs(box.topLeft.y + box.bottomRight.y - 50) < 1e-9)
  }

  @Test func boxesEndAtTheImagesEdges() throws {
    let corner = Self.filled(86, 0, 10, 10)
    let enlarged = try #require(try Self.box(.enlarged(factor: 1.5), corner))
    #expect(enlarged.topLeft.y == 0 && enlarged.bottomRight.x == 96)
    let unclipped = try #require(try Self.box(.unclipped(ratio: 1.25), corner))
    #expect(unclipped.topLeft.y == 0.5 && unclipped.bottomRight.x == 95.5)
  }

  @Test func aSinglePixelHasTheBoxOfThePaper() throws {
    let box = try #require(try Self.box(.enlarged(factor: 1.5), Self.filled(7, 9, 1, 1)))
    #expect(box.topLeft.x < 7 && box.bottomRight.x > 8 && box.bottomRight.y > 10)
  }
}
