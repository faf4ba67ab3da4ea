public import Labels

/// What a reviewer did to one component.
public struct Decision: Hashable, Sendable {
  /// The component.
  public let component: ComponentID
  /// What was done.
  public let kind: DecisionKind
  /// The class of the pixels afterwards: the own one for keep and reopen, void for discard; later, flags
  /// and notes change nothing and carry the class that the pixels have.
  public let classAfter: ClassID
  /// The new pixels; nil for every kind but reshape.
  public let reshape: Reshape?

  /// Makes a decision; a reshape needs its pixels.
  public init(
    component: ComponentID, kind: DecisionKind, classAfter: ClassID, reshape: Reshape? = nil
  ) {
    self.component = component
    self.kind = kind
    self.classAfter = classAfter
    self.reshape = reshape
  }
}
