internal import Dispatch
internal import Synchronization

/// Runs tiles of work on a fixed number of threads, each taking the next tile when it is done with one.
///
/// OpenBLAS is kept to one thread: its own threads lose on products of this size, and would fight with
/// these. Claiming tiles one by one keeps all threads busy when something else uses a core.
public struct WorkerPool: Sendable {
  /// Number of threads, the caller's included; at least one.
  public let threadCount: Int

  /// Makes a pool; threads come from the system's own pool when there is work.
  public init(threadCount: Int) {
    precondition(threadCount > 0, "\(threadCount) threads")
    self.threadCount = threadCount
    Self.blasThread
  }

  /// Set once: other pools' threads may be inside OpenBLAS later.
  private static let blasThread: Void = Matrix.useOneThread()

  /// Calls `body` once for each tile in 0..<count, and returns when all are done.
  ///
  /// worker: the number of the thread that takes the tile, 0..<threadCount; two calls with one worker never
  /// overlap.
  internal func forEach(_ count: Int, _ body: @Sendable (_ tile: Int, _ worker: Int) -> Void) {
    let workers = min(threadCount, count)
    guard workers > 1 else {
      for tile in 0..<max(0, count) { body(tile, 0) }
      return
    }
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
      while true {
        let tile = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard tile < count else { return }
        body(tile, worker)
      }
    }
  }

  /// The results of `transform` for 0..<count, in that order.
  internal func map<Output: Sendable>(
    _ count: Int, _ transform: @Sendable (Int) -> Output
  ) -> [Output] {
    let results = Mutex([Output?](repeating: nil, count: count))
    forEach(count) { index, _ in
      let output = transform(index)
      results.withLock { $0[index] = output }
    }
    return results.withLock { results in
      results.map { result in
        guard let result else { preconditionFailure("A tile was left out") }
        return result
      }
    }
  }

  /// Splits 0..<count into parts of at most `size` and calls `body` for each, in parallel.
  internal func forEachPart(
    of count: Int, size: Int, _ body: @Sendable (_ part: Range<Int>, _ worker: Int) -> Void
  ) {
    forEach((count + size - 1) / size) { tile, worker in
      body(tile * size..<min(count, (tile + 1) * size), worker)
    }
  }
}
