import Labels
import Testing

@Suite struct LabelDifferenceTests {
  private func map(_ ids: [UInt8]) -> LabelMap { LabelMap(width: ids.count, height: 1, ids: ids) }

  @Test func changesAreCountedByPairTheLargestFirst() {
    let found = LabelDifference(from: map([1, 1, 1, 2, 2, 255]), to: map([3, 1, 3, 255, 2, 4]))
    #expect(found.compared == 6 && found.count == 4)
    #expect(found.changes.map(\.count) == [2, 1, 1])
    #expect(found.changes.map(\.before.rawValue) == [1, 2, 255])
    #expect(found.changes.map(\.after.rawValue) == [3, 255, 4])
  }

  @Test func voidIsNotComparedWhenIgnored() {
    let found = LabelDifference(
      from: map([1, 255, 255, 2]), to: map([255, 255, 1, 3]), ignoringVoid: true)
    #expect(found.compared == 1 && found.count == 1)
  }

  @Test func equalMapsDoNotDiffer() {
    let found = LabelDifference(from: map([0, 1, 255]), to: map([0, 1, 255]))
    #expect(found.changes.isEmpty && found.compared == 3)
  }
}
