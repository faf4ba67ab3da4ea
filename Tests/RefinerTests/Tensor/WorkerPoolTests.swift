import Synchronization
import Testing

@testable import Refiner

@Suite struct WorkerPoolTests {
  /// What a pool did with its tiles.
  private final class Record: Sendable {
    struct Content {
      var tiles: [Int] = []
      var workers: Set<Int> = []
      var busy: Set<Int> = []
      var hasOverlap = false
    }

    let content = Mutex(Content())

    func begin(_ worker: Int) {
      content.withLock {
        if !$0.busy.insert(worker).inserted { $0.hasOverlap = true }
        $0.workers.insert(worker)
      }
    }

    func end(_ tile: Int, _ worker: Int) {
      content.withLock {
        $0.tiles.append(tile)
        $0.busy.remove(worker)
      }
    }
  }

  /// None, one, fewer than threads, as many, and many more.
  @Test(arguments: [1, 2, 3, 8], [0, 1, 2, 3, 8, 1000])
  func eachTileIsDoneOnceByAWorkerInRange(threads: Int, count: Int) {
    let record = Record()
    WorkerPool(threadCount: threads).forEach(count) { tile, worker in
      record.begin(worker)
      record.end(tile, worker)
    }
    record.content.withLock { content in
      #expect(content.tiles.sorted() == Array(0..<count))
      #expect(content.workers.allSatisfy { (0..<min(threads, max(1, count))).contains($0) })
      #expect(!content.hasOverlap && content.busy.isEmpty)
    }
  }

  @Test func aNegativeCountIsNone() {
    WorkerPool(threadCount: 2).forEach(-3) { _, _ in Issue.record("A tile of nothing") }
  }

  @Test func oneThreadKeepsTheOrder() {
    let record = Record()
    WorkerPool(threadCount: 1).forEach(20) { tile, worker in
      record.begin(worker)
      record.end(tile, worker)
    }
    #expect(record.content.withLock { $0.tiles } == Array(0..<20))
  }

  @Test(arguments: [0, 1, 5, 12, 13], [1, 4, 100])
  func partsCoverEverythingOnce(count: Int, size: Int) {
    let parts = Mutex<[Range<Int>]>([])
    WorkerPool(threadCount: 3).forEachPart(of: count, size: size) { part, _ in
      parts.withLock { $0.append(part) }
    }
    let sorted = parts.withLock { $0.sorted { $0.lowerBound < $1.lowerBound } }
    #expect(sorted.flatMap { $0 } == Array(0..<count))
    #expect(sorted.dropLast().allSatisfy { $0.count == size })
    #expect(sorted.allSatisfy { !$0.isEmpty && $0.count <= size })
  }
}
