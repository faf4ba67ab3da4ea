import Synchronization

/// A progress line that several threads report to.
final class SharedProgressLine: Sendable {
  private let line = Mutex(ProgressLine())

  /// Shows how far a step is.
  func show(_ title: String, unit: String, done: Int, total: Int) {
    line.withLock { $0.show(title, unit: unit, done: done, total: total) }
  }

  /// Ends the line, so that what follows starts on a new one.
  func finish() { line.withLock { $0.finish() } }
}
