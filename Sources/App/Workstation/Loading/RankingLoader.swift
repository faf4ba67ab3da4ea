import Dispatch
import Refiner
import Synchronization

/// Learns from the decisions in the background, after every few of them.
///
/// One fit runs at a time; what is decided meanwhile is learnt from in the next.
final class RankingLoader: Sendable {
  private struct Books {
    var isBusy = false
    /// Standing decisions when the last fit began; nil before the first.
    var asked: Int?
    /// Journal rows when it began.
    var rows = 0
    var outcome: Loaded<QueueRanking>?
  }

  private let books = Mutex(Books())
  private let queue = DispatchQueue(label: "fleck.ranking", qos: .utility)
  private let learn: @Sendable (ReviewState) throws -> QueueRanking
  private let didLoad: @Sendable () -> Void

  /// Makes a loader; `learn` is called on one thread at a time.
  init(
    _ learn: @escaping @Sendable (ReviewState) throws -> QueueRanking,
    didLoad: @escaping @Sendable () -> Void
  ) {
    self.learn = learn
    self.didLoad = didLoad
  }

  /// Makes a loader for a run, whose components are read when they are first needed.
  convenience init(learner: LearnerSource, didLoad: @escaping @Sendable () -> Void) {
    self.init({ QueueRanking(try learner.learner(), after: $0) }, didLoad: didLoad)
  }

  /// Whether nothing is being learnt and nothing waits to be taken.
  var isIdle: Bool { books.withLock { !$0.isBusy && $0.outcome == nil } }

  /// Begins to learn when enough was decided, or undone, since the last time; never waits.
  ///
  /// atRest: whether a single decision is enough.
  func request(_ state: ReviewState, atRest: Bool = false) {
    let count = state.decisions.count
    let begins = books.withLock { books in
      let change = books.asked.map { abs(count - $0) } ?? .max
      let isDue = change >= SuspicionLearner.interval || atRest && books.rows != state.entries
      guard !books.isBusy, isDue else { return false }
      books.rows = state.entries
      books.isBusy = true
      books.asked = count
      return true
    }
    guard begins else { return }
    queue.async { [self] in
      let outcome: Loaded<QueueRanking>
      do { outcome = .ready(try learn(state)) } catch { outcome = .failed("\(error)") }
      books.withLock { books in
        books.isBusy = false
        books.outcome = outcome
      }
      didLoad()
    }
  }

  /// Whether there are rows of the journal that nothing was learnt from.
  func isBehind(_ state: ReviewState) -> Bool {
    books.withLock { !$0.isBusy && $0.asked != nil && $0.rows != state.entries }
  }

  /// The newest ranking, once; nil when there is none that was not taken.
  func take() -> Loaded<QueueRanking>? {
    books.withLock { books in
      defer { books.outcome = nil }
      return books.outcome
    }
  }
}
