import Labels
import Refiner

/// What a reviewer can decide about a component, before it is known which component.
enum Choice: Hashable, Sendable {
  /// Its label stays.
  case keep
  /// Its pixels become void.
  case discard
  /// It gets a class.
  case relabel(ClassID)
  /// Whatever the noise model suggests for it.
  case suggestion
  /// It comes back after all others.
  case later

  /// The decision about one component.
  func decision(on item: QueueItem) -> Decision {
    switch self {
    case .keep: Decision(component: item.id, kind: .keep, classAfter: item.classID)
    case .discard: Decision(component: item.id, kind: .discard, classAfter: .void)
    case .later: Decision(component: item.id, kind: .later, classAfter: item.classID)
    case .relabel(item.classID): Choice.keep.decision(on: item)
    case .relabel(let id): Decision(component: item.id, kind: .relabel, classAfter: id)
    case .suggestion: item.acceptance
    }
  }
}
