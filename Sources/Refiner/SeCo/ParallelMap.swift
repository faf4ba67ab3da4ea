internal import Dispatch
internal import Foundation
internal import Synchronization

/// Applies `transform` to each element on `workers` threads and hands the results to `body` as they
/// come, in any order, on the caller's thread.
///
/// Threads of their own, because both sides wait for the disk (each map and each transaction is
/// synchronised), which would hold up a cooperative pool of one thread per core. At most `workers`
/// results wait at a time, so that memory follows the workers, not the elements. The first error ends
/// the work: no further element is begun.
///
/// idle: called on the caller's thread a few times a second while no result comes.
func forEachInParallel<Element: Sendable, Output: Sendable>(
  _ elements: [Element], workers: Int,
  _ transform: @escaping @Sendable (Element) throws -> Output,
  idle: () -> Void = {}, body: (Output) throws -> Void
) throws {
  let workers = min(workers, elements.count)
  let exchange = Exchange<Element, Output>(elements, workers: workers)
  defer { exchange.stop() }
  for _ in 0..<workers {
    Thread.detachNewThread {
      while let element = exchange.next() {
        exchange.put(Result { try transform(element) })
      }
    }
  }
  for _ in elements { try body(exchange.take(idle: idle).get()) }
}

/// Elements to do and results to fetch, shared by the workers and their caller.
private final class Exchange<Element: Sendable, Output: Sendable>: Sendable {
  private struct State {
    var rest: ArraySlice<Element>
    var results: [Result<Output, any Error>] = []
  }

  private let workers: Int
  private let state: Mutex<State>
  private let room: DispatchSemaphore
  private let ready = DispatchSemaphore(value: 0)

  init(_ elements: [Element], workers: Int) {
    self.workers = workers
    state = Mutex(State(rest: elements[...]))
    // Counted up from zero: a semaphore must not end below the value that it began with.
    room = DispatchSemaphore(value: 0)
    for _ in 0..<workers { room.signal() }
  }

  /// The next element to do, when there is room for its result; nil when all are begun.
  func next() -> Element? {
    room.wait()
    return state.withLock { $0.rest.popFirst() }
  }

  func put(_ result: Result<Output, any Error>) {
    state.withLock { $0.results.append(result) }
    ready.signal()
  }

  func take(idle: () -> Void) -> Result<Output, any Error> {
    while ready.wait(timeout: .now() + .milliseconds(200)) == .timedOut { idle() }
    room.signal()
    return state.withLock { $0.results.removeFirst() }
  }

  /// Lets no further element be begun, and the workers end.
  func stop() {
    state.withLock { $0.rest = [] }
    for _ in 0..<workers { room.signal() }
  }
}
