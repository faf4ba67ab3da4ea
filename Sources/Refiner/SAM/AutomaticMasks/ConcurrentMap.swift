internal import Dispatch
internal import Synchronization

/// The results of `transform` for 0..<count, in that order, computed by `workers` threads at once.
///
/// Each thread takes the next index when it is done with one, so that uneven work is shared evenly.
internal func concurrentMap<Output: Sendable>(
  _ count: Int, workers: Int, _ transform: @Sendable (Int) -> Output
) -> [Output] {
  guard workers > 1, count > 1 else { return (0..<count).map(transform) }
  let next = Atomic<Int>(0)
  let results = Mutex([Output?](repeating: nil, count: count))
  DispatchQueue.concurrentPerform(iterations: min(workers, count)) { _ in
    while true {
      let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard index < count else { return }
      let output = transform(index)
      results.withLock { $0[index] = output }
    }
  }
  return results.withLock { $0.compactMap(\.self) }
}
