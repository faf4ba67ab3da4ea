import Dispatch
import Synchronization

/// Works things out on a thread of its own, one at a time; only what was asked for last counts.
final class BackgroundWork<Value: Sendable>: Sendable {
  private struct Books {
    /// Counts what was asked for.
    var asked = 0
    var isBusy = false
    var outcome: Loaded<Value>?
  }

  private let books = Mutex(Books())
  private let queue: DispatchQueue
  private let didLoad: @Sendable () -> Void

  /// Makes a thread that calls `didLoad` whenever something was worked out.
  init(_ label: String, qos: DispatchQoS, didLoad: @escaping @Sendable () -> Void) {
    queue = DispatchQueue(label: label, qos: qos)
    self.didLoad = didLoad
  }

  /// Whether nothing is worked on and nothing waits to be taken.
  var isIdle: Bool { books.withLock { !$0.isBusy && $0.outcome == nil } }

  /// Begins to work; never waits.
  ///
  /// What is worked on already is finished, but not given out.
  func begin(_ work: @escaping @Sendable () throws -> Value) {
    let number = books.withLock { books in
      books.asked += 1
      books.isBusy = true
      books.outcome = nil
      return books.asked
    }
    queue.async { [self] in
      // Overtaken while it waited for its turn.
      guard books.withLock({ $0.asked == number }) else { return }
      let outcome: Loaded<Value>
      do { outcome = .ready(try work()) } catch { outcome = .failed("\(error)") }
      let counts = books.withLock { books in
        guard books.asked == number else { return false }
        books.isBusy = false
        books.outcome = outcome
        return true
      }
      if counts { didLoad() }
    }
  }

  /// What was worked out, once; nil when there is nothing new.
  func take() -> Loaded<Value>? {
    books.withLock { books in
      defer { books.outcome = nil }
      return books.outcome
    }
  }
}
