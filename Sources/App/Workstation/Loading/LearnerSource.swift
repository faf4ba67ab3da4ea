import Refiner
import Synchronization

/// The suspicion learner of a run, read when it is first needed and then shared.
final class LearnerSource: Sendable {
  private let known = Mutex<SuspicionLearner?>(nil)
  private let read: @Sendable () throws -> SuspicionLearner

  /// Takes the way to read it.
  init(_ read: @escaping @Sendable () throws -> SuspicionLearner) { self.read = read }

  /// The learner; whoever comes while it is being read waits.
  /// - Throws: what reading throws; the next call tries again.
  func learner() throws -> SuspicionLearner {
    try known.withLock { known in
      if let known { return known }
      let found = try read()
      known = found
      return found
    }
  }
}
