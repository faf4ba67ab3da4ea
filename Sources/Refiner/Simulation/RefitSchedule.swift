/// When a simulated review learns anew, and when it is measured.
///
/// As a real one, it learns after every ``SuspicionLearner/interval`` decisions; but only up to 400. Later,
/// as the time of a fit grows with the cube of the decisions, after 500, 600, 800 and 1000 of them, and then
/// no more.
enum RefitSchedule {
  /// Decisions up to which every interval counts.
  static let denseDecisions = 400
  /// Further decisions after which the model is fitted.
  static let laterDecisions: Set = [500, 600, 800, 1000]
  /// After how many decisions each checkpoint follows the one before, as long as the model is fitted.
  static let checkpointInterval = 100

  /// Whether to learn after so many decisions.
  static func isDue(after decisions: Int) -> Bool {
    if laterDecisions.contains(decisions) { return true }
    return (SuspicionLearner.minimumDecisions...denseDecisions).contains(decisions)
      && decisions.isMultiple(of: SuspicionLearner.interval)
  }

  /// Whether to measure after so many decisions; always where ``isDue(after:)`` is true.
  static func isCheckpoint(after decisions: Int) -> Bool {
    isDue(after: decisions) && decisions.isMultiple(of: checkpointInterval)
  }
}
