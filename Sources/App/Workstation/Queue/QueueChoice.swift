/// What `:queue` can ask for.
enum QueueChoice: String, CaseIterable, Hashable, Sendable {
  /// All components.
  case all
  /// What the noise model suspects.
  case suspected
  /// What several reviewers decided otherwise.
  case disputed
}
