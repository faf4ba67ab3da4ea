import Labels
import Testing

@testable import Refiner

@Suite struct LintScanTests {
  /// The shapes of a drawn map's components, in raster order; classes 0...3.
  static func scan(_ rows: [String]) -> [LintShape] {
    let map = LabelMap(drawn: rows)
    let found = ConnectedComponents(map)
    var builders = found.components.map { _ in RunLengthBuilder(size: map.size) }
    for run in found.verticalRuns() {
      builders[Int(run.component)].append(
        x: Int(run.x), y: Int(run.start), length: Int(run.end - run.start))
    }
    let shapes = found.components.map { component in
      LintShape(
        id: ComponentID(component.index.rawValue + 1), position: Int(component.classID.rawValue),
        isClean: true, area: component.area, perimeter: component.perimeter,
        imageArea: map.size.area)
    }
    return LintScan(
      shapes, runs: builders.map { $0.finish() }, size: map.size, classCount: 4
    ).shapes
  }

  @Test func bordersAreCountedByClass() {
    let shapes = Self.scan([
      "0000.",
      "0120.",
      "0000.",
    ])
    #expect(shapes.count == 3)
    #expect(
      shapes[1].borders.map(\.position) == [0, 2] && shapes[1].borders.map(\.length) == [3, 1])
    #expect(
      shapes[2].borders.map(\.position) == [0, 1] && shapes[2].borders.map(\.length) == [3, 1])
    #expect(
      shapes[0].borders.map(\.position) == [1, 2, 4]
        && shapes[0].borders.map(\.length) == [3, 3, 3])
    #expect(shapes.map(\.touchesEdge) == [true, false, false])
    // Of two islands that touch, neither is surrounded by one component.
    #expect(shapes[0].holeArea == 0)
  }

  @Test func holesAreWhatOneComponentSurrounds() {
    let shapes = Self.scan([
      "00000000",
      "0110..00",
      "0110.000",
      "00000000",
    ])
    #expect(shapes[0].holeArea == 4 + 3)
    #expect(shapes[1].holeArea == 0 && shapes[1].borders.count == 1)
  }

  @Test func whatReachesTheEdgeIsNoHole() {
    #expect(Self.scan(["00.00", "00.00", "00000"]).map(\.holeArea) == [0])
    #expect(Self.scan(["01", "00"]).map(\.holeArea) == [0, 0])
    // A diagonal gap is closed: components are 8-connected.
    #expect(Self.scan(["00.", "0.0", "000"]).map(\.holeArea) == [1])
  }

  @Test func rulesFollowFromShapes() throws {
    let adjacency = ClassAdjacency(classCount: 4)
    func rules(_ change: (inout LintShape) -> Void, area: Int = 5000, perimeter: Int = 300)
      -> LintRules
    {
      var shape = LintShape(
        id: ComponentID(1), position: 0, isClean: true, area: area, perimeter: perimeter,
        imageArea: 1000 * 1000)
      shape.borders = [.init(position: 1, length: 100), .init(position: 2, length: 100)]
      change(&shape)
      return LintRules(of: shape, adjacency: adjacency, diagonal: 1414, classCount: 4)
    }
    #expect(rules { _ in } == [])
    #expect(rules({ _ in }, area: 40, perimeter: 26) == LintRules(.tiny))
    // A strip of 100 x 2 pixels.
    #expect(rules({ _ in }, area: 200, perimeter: 204) == LintRules(.sliver))
    #expect(rules({ _ in }, area: 100, perimeter: 40) == [])
    #expect(rules { $0.borders = [.init(position: 1, length: 200)] } == LintRules(.enclosed))
    #expect(rules { $0.borders = [.init(position: 4, length: 200)] } == [])
    #expect(rules { $0.holeArea = 600 } == LintRules(.hole))
    #expect(rules({ $0.touchesEdge = true }, area: 400, perimeter: 80) == LintRules(.edge))
  }

  @Test func neighboursThatCleanLabelsLackAreImpossible() {
    var adjacency = ClassAdjacency(classCount: 4)
    func shape(_ neighbours: [Int], isClean: Bool = true) -> LintShape {
      var shape = LintShape(
        id: ComponentID(1), position: 0, isClean: isClean, area: 5000, perimeter: 300,
        imageArea: 1_000_000)
      shape.borders = neighbours.map { .init(position: $0, length: 90) }
      return shape
    }
    for _ in 0..<19 { adjacency.add(shape([1])) }
    #expect(!adjacency.isRare(2, beside: 0))
    adjacency.add(shape([1]))
    for _ in 0..<30 { adjacency.add(shape([2], isClean: false)) }
    #expect(adjacency.isRare(2, beside: 0) && !adjacency.isRare(1, beside: 0))
    #expect(!adjacency.isRare(4, beside: 0) && !adjacency.isRare(1, beside: 3))
    func isMisplaced(_ shape: LintShape) -> Bool {
      LintRules(of: shape, adjacency: adjacency, diagonal: 1414, classCount: 4).contains(.neighbour)
    }
    #expect(isMisplaced(shape([1, 2])) && !isMisplaced(shape([1])))
    var grazed = shape([1])
    grazed.borders.append(.init(position: 2, length: 20))
    #expect(!isMisplaced(grazed))
  }
}
