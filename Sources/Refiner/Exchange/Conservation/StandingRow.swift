internal import Labels

/// A row of the journal whose decision about pixels has not been taken back.
internal struct StandingRow: Sendable {
  /// The row.
  internal let sequence: Int
  /// Its component.
  internal let component: ComponentID
  /// Keep, discard, relabel or reshape.
  internal let kind: DecisionKind
  /// Its new shape; nil for another kind, and when the shape was taken off with one that it was made on top of.
  internal var shape: Reshape?
}
