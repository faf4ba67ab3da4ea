import Refiner

/// Which components are to be compared with one.
struct LookAlikeRequest: Hashable, Sendable {
  /// The component.
  let subject: ComponentID
  /// The component whose features are known; nil when that is the same.
  var known: ComponentID?
  /// Those that could be its like.
  let candidates: [ComponentID]
}

/// The components most like one, the most alike first.
struct LookAlikes: Hashable, Sendable {
  /// The most that are shown: far ones are no likenesses.
  static let limit = 200

  /// The component.
  let subject: ComponentID
  /// Its likes.
  let ids: [ComponentID]
}

extension LookAlikeRequest {
  /// Compares by the features that are learnt from.
  func answer(from table: SuspicionTable) -> LookAlikes {
    LookAlikes(
      subject: subject,
      ids: table.nearest(to: known ?? subject, among: candidates, limit: LookAlikes.limit))
  }
}

extension QueueCatalogue {
  /// Who could be the like of a component: undecided, of its class, with its suggestion, at most four times
  /// as large or as small.
  /// - Complexity: O(components).
  func candidates(like item: QueueItem, state: ReviewState) -> [ComponentID] {
    let wanted = (item.acceptance.kind, item.acceptance.classAfter)
    return items.filter { other in
      other.classID == item.classID && other.id != item.id && other.area <= 4 * item.area
        && item.area <= 4 * other.area && state.decisions[other.id] == nil
        && (other.acceptance.kind, other.acceptance.classAfter) == wanted
    }.map(\.id)
  }
}
