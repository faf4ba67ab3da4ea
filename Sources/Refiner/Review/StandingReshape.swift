/// A reshape that was not taken back.
public struct StandingReshape: Hashable, Sendable {
  /// The row that made it.
  public let sequence: Int
  /// The component that got new pixels.
  public let component: ComponentID
  /// The pixels.
  public let reshape: Reshape
}
