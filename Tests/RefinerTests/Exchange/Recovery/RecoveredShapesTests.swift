import Labels
import Testing

@testable import Refiner

/// What differences within components become.
@Suite struct RecoveredShapesTests {
  /// Two components side by side, the left of class 0 and 4 pixels wide, the right of class 1; below void.
  private func components(decided: Bool = false) throws -> (LabelMap, [PresentComponent]) {
    let now = SeCoFixture.map([
      [0, 0, 0, 0, 1, 1, 1, 1], [0, 0, 0, 0, 1, 1, 1, 1],
      [255, 255, 255, 255, 255, 255, 255, 255], [255, 255, 255, 255, 255, 255, 255, 255],
    ])
    let found = ConnectedComponents(now)
    let runs = found.encodings(of: found.verticalRuns())
    return (
      now,
      found.components.map {
        PresentComponent(
          id: ComponentID($0.index.rawValue + 1), ownClass: $0.classID, classID: $0.classID,
          runs: runs[$0.index.rawValue], isDecided: decided, isFlagged: $0.classID == ClassID(0))
      }
    )
  }

  private func decisions(
    _ wanted: [[UInt8]], accepting: Bool = false
  ) throws -> [Decision] {
    let (now, components) = try components()
    let recovery = ImageRecovery(components, now: now, wanted: SeCoFixture.map(wanted))
    return try #require(
      recovery.decisions(source: .tool(name: "import", parameters: [:]), accepting: accepting))
  }

  @Test func aBorderThatMovesIsOneShapeOfTheComponentThatGrows() throws {
    let found = try decisions([
      [0, 0, 0, 1, 1, 1, 1, 1], [0, 0, 1, 1, 1, 1, 1, 1], Array(repeating: 255, count: 8),
      Array(repeating: 255, count: 8),
    ])
    #expect(found.count == 1 && found[0].component == ComponentID(2))
    #expect(found[0].classAfter == ClassID(1) && found[0].reshape?.fills == [])
    #expect(found[0].reshape?.mask.area == 11)
    // What is left of the other is not touched, and right when somebody looked at it.
    let accepted = try decisions(
      [
        [0, 0, 0, 1, 1, 1, 1, 1], [0, 0, 1, 1, 1, 1, 1, 1], Array(repeating: 255, count: 8),
        Array(repeating: 255, count: 8),
      ], accepting: true)
    #expect(
      accepted.dropFirst()
        == [Decision(component: ComponentID(1), kind: .keep, classAfter: ClassID(0))])
  }

  @Test func aRegionOfAClassThatNothingTouchesIsGivenUp() throws {
    let found = try decisions([
      [0, 0, 0, 0, 1, 1, 1, 1], [0, 3, 3, 0, 1, 1, 255, 1], Array(repeating: 255, count: 8),
      Array(repeating: 255, count: 8),
    ])
    #expect(found.map(\.component) == [ComponentID(1), ComponentID(2)])
    #expect(found[0].reshape?.fills.map(\.classID) == [ClassID(3)])
    #expect(found[0].reshape?.mask.area == 6 && found[0].classAfter == ClassID(0))
    #expect(found[1].reshape?.fills.map(\.classID) == [.void])
  }

  @Test func aComponentOfWhichNothingStaysGetsTheClassOfMostPixels() throws {
    let found = try decisions([
      [2, 2, 2, 3, 1, 1, 1, 1], [2, 2, 255, 255, 1, 1, 1, 1], Array(repeating: 255, count: 8),
      Array(repeating: 255, count: 8),
    ])
    #expect(found.count == 1 && found[0].classAfter == ClassID(2))
    #expect(found[0].reshape?.mask.area == 5)
    #expect(found[0].reshape?.fills.map(\.classID) == [ClassID(3), .void])
  }

  @Test func whatIsDrawnOnUnlabelledPixelsGoesToItsClassOrThroughOneThatIsNotFlagged() throws {
    let touching = try decisions([
      [0, 0, 0, 0, 1, 1, 1, 1], [0, 0, 0, 0, 1, 1, 1, 1], [255, 255, 255, 255, 255, 1, 1, 255],
      Array(repeating: 255, count: 8),
    ])
    #expect(touching.count == 1 && touching[0].component == ComponentID(2))
    #expect(touching[0].reshape?.mask.area == 10)
    let apart = try decisions([
      [0, 0, 0, 0, 1, 1, 1, 1], [0, 0, 0, 0, 1, 1, 1, 1], Array(repeating: 255, count: 8),
      [4, 4, 255, 255, 255, 255, 255, 255],
    ])
    #expect(apart.map(\.component) == [ComponentID(2), ComponentID(2)])
    #expect(apart.map { $0.reshape?.mask.area } == [10, 8])
    #expect(apart[1].reshape?.fills.map(\.classID) == [ClassID(4)])
    #expect(apart.allSatisfy { $0.classAfter == ClassID(1) })
  }

  @Test func anImageWithoutComponentsTakesNothingButWhatItHas() {
    let void = LabelMap(width: 3, height: 2)
    let source = MaskSource.tool(name: "import", parameters: [:])
    let same = ImageRecovery([], now: void, wanted: void)
    #expect(same.decisions(source: source, accepting: true) == [])
    var drawn = void
    drawn[1, 1] = ClassID(2)
    let other = ImageRecovery([], now: void, wanted: drawn)
    #expect(other.decisions(source: source, accepting: false) == nil)
  }
}
