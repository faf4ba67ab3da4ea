/// What was changed in one map, and by which rows of the journal.
public struct MapAudit: Hashable, Sendable, Encodable {
  /// Pixels that a row changed.
  public struct Share: Hashable, Sendable, Encodable {
    /// The row that says which class they have.
    public let row: Int
    /// Its kind.
    public let kind: String
    /// Its component.
    public let component: Int
    /// How many.
    public let pixels: Int
  }

  /// The stem of the image.
  public let image: String
  /// Pixels of the map.
  public let pixels: Int
  /// Pixels that differ from the map under review.
  public let changed: Int
  /// The rows that stand and changed pixels, in the journal's order.
  public let decisions: [Share]
  /// Pixels changed in components that nobody decided, by what the export does with those.
  public let byPolicy: Int
  /// Pixels changed anywhere else; 0 unless something is wrong.
  public let outside: Int
}
