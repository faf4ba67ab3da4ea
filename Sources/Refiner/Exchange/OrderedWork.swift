internal import Dispatch
internal import Synchronization

/// The same work for many things, on several threads.
internal enum OrderedWork {
  /// What `body` gives for each of the numbers from 0, in their order, whichever thread it was that did it.
  ///
  /// Threads take one number after the other. workers: number of threads, 1 or more.
  internal static func map<Result: Sendable>(
    count: Int, workers: Int, _ body: @Sendable (Int) -> Result
  ) -> [Result] {
    let work = Mutex((next: 0, results: [Result?](repeating: nil, count: count)))
    DispatchQueue.concurrentPerform(iterations: max(1, min(workers, count))) { _ in
      while let index = take(from: work, of: count) {
        let result = body(index)
        work.withLock { $0.results[index] = result }
      }
    }
    return work.withLock { $0.results.compactMap(\.self) }
  }

  private static func take<Result>(
    from work: borrowing Mutex<(next: Int, results: [Result?])>, of count: Int
  ) -> Int? {
    work.withLock { work in
      guard work.next < count else { return nil }
      defer { work.next += 1 }
      return work.next
    }
  }
}
