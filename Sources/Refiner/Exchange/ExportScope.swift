internal import Labels

/// Which labels an export holds.
public enum ExportScope: String, CaseIterable, Hashable, Sendable, Codable {
  /// All of them.
  case all
  /// Those of components that the noise model calls clean or somebody decided; other pixels are void.
  case clean
  /// Those of components that somebody decided; other pixels are void.
  case decided

  /// What stands in for the decision of a component that nobody decided: to discard it when it is left out,
  /// nil when it is not.
  internal func exclusion(of item: QueueItem) -> Decision? {
    let isOut =
      switch self {
      case .all: false
      case .clean: item.verdict != .clean
      case .decided: true
      }
    return isOut ? Decision(component: item.id, kind: .discard, classAfter: .void) : nil
  }

  /// Whether an image of these components is exported: unless all of them are left out.
  internal func holds(_ items: [QueueItem], state: ReviewState) -> Bool {
    self == .all
      || items.contains { state.decisions[$0.id] != nil || exclusion(of: $0) == nil }
  }
}
