import Dispatch
import Refiner
import Synchronization

/// What is worked out about a run in the background, beside its ranking: lint rules, once, and look-alikes.
final class RunAnalysis: Sendable {
  private let lint: BackgroundWork<[ComponentID: LintRules]>
  private let alike: BackgroundWork<LookAlikes>
  private let hasBegun = Mutex(false)
  private let findLint: @Sendable () throws -> [ComponentID: LintRules]
  private let findAlike: @Sendable (LookAlikeRequest) throws -> LookAlikes

  /// Takes the two ways to work things out; each is called on a thread of its own.
  init(
    findLint: @escaping @Sendable () throws -> [ComponentID: LintRules],
    findAlike: @escaping @Sendable (LookAlikeRequest) throws -> LookAlikes,
    didLoad: @escaping @Sendable () -> Void
  ) {
    self.findLint = findLint
    self.findAlike = findAlike
    lint = BackgroundWork("fleck.lint", qos: .utility, didLoad: didLoad)
    alike = BackgroundWork("fleck.alike", qos: .userInitiated, didLoad: didLoad)
  }

  /// Works on a run, with the learner that its ranking uses too.
  convenience init(
    of run: Run, learner: LearnerSource, didLoad: @escaping @Sendable () -> Void
  ) {
    self.init(
      findLint: { try LintFindings(of: run).rules },
      findAlike: { try $0.answer(from: learner.learner().table) }, didLoad: didLoad)
  }

  /// Whether nothing is worked on and nothing waits to be taken.
  var isIdle: Bool { lint.isIdle && alike.isIdle }

  /// Begins to look for broken lint rules, when nobody has.
  func beginLint() {
    let begins = hasBegun.withLock { hasBegun in
      defer { hasBegun = true }
      return !hasBegun
    }
    if begins { lint.begin(findLint) }
  }

  /// Begins to look for components like another.
  func find(_ request: LookAlikeRequest) {
    let findAlike = findAlike
    alike.begin { try findAlike(request) }
  }

  /// The rules that each component breaks, once.
  func takeLint() -> Loaded<[ComponentID: LintRules]>? { lint.take() }

  /// The components that were found, once.
  func takeAlike() -> Loaded<LookAlikes>? { alike.take() }
}
