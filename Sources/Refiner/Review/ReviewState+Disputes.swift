extension ReviewState {
  /// What the note of a row begins with that reopens a component because reviewers decided otherwise.
  public static let disputeStart = "disagree: "

  /// Whether several reviewers decided otherwise about a component, and nobody has settled it since.
  public func isDisputed(_ component: ComponentID) -> Bool {
    reopened[component]?.hasPrefix(Self.disputeStart) ?? false
  }

  /// Number of components that are disputed.
  /// - Complexity: O(reopened components).
  public var disputeCount: Int { reopened.values.count { $0.hasPrefix(Self.disputeStart) } }
}
