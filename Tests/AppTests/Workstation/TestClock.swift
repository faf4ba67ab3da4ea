import Synchronization

/// A clock that stands still until it is told.
final class TestClock: Sendable {
  private let seconds = Mutex(0.0)

  /// The time now.
  var now: Double { seconds.withLock { $0 } }

  /// Lets time pass.
  func advance(_ duration: Double) { seconds.withLock { $0 += duration } }
}
