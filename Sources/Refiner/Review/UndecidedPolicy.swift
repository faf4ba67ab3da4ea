internal import Labels

/// What an export does with flagged components that nobody decided.
public enum UndecidedPolicy: String, CaseIterable, Hashable, Sendable, Codable {
  /// Their pixels stay as they are.
  case keep
  /// Their pixels become void.
  case void
  /// The noise model's suggestion is accepted; to discard, only as far as ``BulkAcceptance`` allows.
  case suggestion

  /// The decision that stands in for the missing one; nil to leave the pixels.
  internal func decision(for item: QueueItem, bulk: BulkAcceptance) -> Decision? {
    switch self {
    case .keep: nil
    case .void:
      item.verdict.isFlagged
        ? Decision(component: item.id, kind: .discard, classAfter: .void) : nil
    case .suggestion:
      switch item.verdict {
      case .clean: nil
      case .correctable: item.acceptance
      case .noise: bulk.allows(item) ? item.acceptance : nil
      }
    }
  }
}
