import Labels
import Testing

@testable import Refiner

@Suite struct SuspicionTableTests {
  private func row(_ id: Int, posterior: [Float], feature: Float = 0, classID: UInt8 = 0)
    -> SuspicionRow
  {
    SuspicionRow(
      id: ComponentID(id), classID: ClassID(classID), area: 100, perimeter: 40,
      bounds: Size(width: 10, height: 10), loss: 1, eta: 0.5, suspicion: 0.5, confidence: nil,
      softMinimum: nil, posterior: posterior, features: [feature])
  }

  @Test func disagreementIsHalfOfOneMinusTheMargin() {
    let table = SuspicionTable([
      row(1, posterior: [1, 0, 0]), row(2, posterior: [0.5, 0.5, 0]),
      row(3, posterior: [0, 0.9, 0.1]),
      row(4, posterior: [0.2, 0.7, 0.1], classID: 1), row(5, posterior: [1, 0, 0], classID: 9),
    ])
    for (found, wanted) in zip(table.disagreements, [0, 0.5, 0.95, 0.25, 0.5] as [Float]) {
      #expect(abs(found - wanted) < 1e-6)
    }
  }

  @Test func theNearestComeFirst() {
    let flat: [Float] = [1, 0, 0]
    let table = SuspicionTable(
      [(1, 0), (2, 9), (3, 1), (4, -2), (5, 1)].map { row($0.0, posterior: flat, feature: $0.1) })
    let ids = [5, 4, 3, 2, 1, 77].map { ComponentID($0) }
    #expect(
      table.nearest(to: ComponentID(1), among: ids, limit: 9).map(\.rawValue) == [3, 5, 4, 2])
    #expect(table.nearest(to: ComponentID(1), among: ids, limit: 2).map(\.rawValue) == [3, 5])
    #expect(table.nearest(to: ComponentID(77), among: ids, limit: 2).isEmpty)
  }
}
