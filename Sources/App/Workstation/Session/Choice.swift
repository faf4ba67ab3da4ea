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
  /// It gets other pixels, and a class; nil leaves it the class that it has, or had before it was rejected.
  case reshape(Reshape, classID: ClassID? = nil)

  /// The decision about one component.
  ///
  /// classNow: the class that it has after all decisions.
  func decision(on item: QueueItem, classNow: ClassID) -> Decision {
    switch self {
    case .keep: Decision(component: item.id, kind: .keep, classAfter: item.classID)
    case .discard: Decision(component: item.id, kind: .discard, classAfter: .void)
    case .later: Decision(component: item.id, kind: .later, classAfter: item.classID)
    case .relabel(item.classID): Choice.keep.decision(on: item, classNow: classNow)
    case .relabel(let id): Decision(component: item.id, kind: .relabel, classAfter: id)
    case .suggestion: item.acceptance
    case .reshape(let reshape, let classID):
      Decision(
        component: item.id, kind: .reshape,
        classAfter: classID ?? (classNow.isVoid ? item.classID : classNow), reshape: reshape)
    }
  }

  /// Whether it can be done to another component as well.
  var isRepeatable: Bool {
    if case .reshape = self { false } else { true }
  }
}
