import Testing

@testable import Refiner

struct EffortQueueTests {
  private func take(_ queue: inout EffortQueue, _ count: Int) -> [Int] {
    (0..<count).compactMap { _ in queue.next() }
  }

  @Test func everyFifthPlaceIsTheSlicesFirstUndecided() {
    let slice = [3, 0, 9, 8, 7, 6, 5, 4, 2, 1]
    var queue = EffortQueue(Array(0..<10), slice: slice, randomShare: 0.2)
    // 3 comes by itself, so that the fifth place is 9: 0 came by itself, too.
    #expect(take(&queue, 11) == [0, 1, 2, 3, 9, 4, 5, 6, 7, 8])
    #expect(queue.undecided.isEmpty)
  }

  @Test(arguments: [(0.0, 0), (0.1, 10), (0.2, 20), (0.3, 30), (1, 100)])
  func theShareOfRandomPlacesIsExact(share: Double, expected: Int) {
    // All of the slice lies behind the first hundred of the order.
    let slice = Array((0..<1000).reversed())
    var queue = EffortQueue(Array(0..<1000), slice: slice, randomShare: share)
    #expect(take(&queue, 100).count { $0 >= 900 } == expected)
  }

  @Test func anotherOrderGoesOnWithWhatIsUndecided() {
    var queue = EffortQueue([0, 1, 2, 3, 4], slice: [0, 1, 2, 3, 4], randomShare: 0)
    #expect(take(&queue, 2) == [0, 1])
    queue.reorder([4, 1, 0, 3, 2])
    #expect(queue.undecided == [2, 3, 4] && take(&queue, 4) == [4, 3, 2])
  }

  @Test func refitsAreDenseFirstAndCheckpointsAlwaysHaveOne() {
    let due = (0...2000).filter { RefitSchedule.isDue(after: $0) }
    #expect(due.prefix(3) == [40, 50, 60] && due.count == 41)
    #expect(due.suffix(5) == [400, 500, 600, 800, 1000])
    let checkpoints = (0...2000).filter { RefitSchedule.isCheckpoint(after: $0) }
    #expect(checkpoints == [100, 200, 300, 400, 500, 600, 800, 1000])
  }
}
