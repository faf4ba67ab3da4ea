internal import Foundation
internal import Synchronization

/// What a thread of its own works out, for whoever waits for it later.
final class Future<Output: Sendable>: Sendable {
  private let result = Mutex<Result<Output, any Error>?>(nil)
  private let isDone = NSCondition()

  /// Begins the work.
  init(_ work: @escaping @Sendable () throws -> Output) {
    Thread.detachNewThread { self.end(Result { try work() }) }
  }

  private func end(_ result: Result<Output, any Error>) {
    isDone.withLock {
      self.result.withLock { $0 = result }
      isDone.broadcast()
    }
  }

  /// What came of it, as soon as it is done.
  /// - Throws: what the work threw.
  func wait() throws -> Output {
    try isDone.withLock {
      while true {
        if let result = result.withLock(\.self) { return try result.get() }
        isDone.wait()
      }
    }
  }
}
