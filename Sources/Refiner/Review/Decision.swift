public import Labels

/// What a reviewer did to one component.
public struct Decision: Hashable, Sendable {
  /// The component.
  public let component: ComponentID
  /// What was done.
  public let kind: DecisionKind
  /// The class of the pixels afterwards: the own one for keep, void for discard; later and flags
  /// change nothing and carry the own class.
  public let classAfter: ClassID

  /// Makes a decision.
  public init(component: ComponentID, kind: DecisionKind, classAfter: ClassID) {
    self.component = component
    self.kind = kind
    self.classAfter = classAfter
  }
}
