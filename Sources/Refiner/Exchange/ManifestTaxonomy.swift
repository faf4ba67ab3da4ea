internal import Labels

/// The classes of an export, for readers that know nothing of Fleck.
public struct ManifestTaxonomy: Hashable, Sendable, Codable {
  /// One class.
  public struct Entry: Hashable, Sendable, Codable {
    /// The id that pixels store.
    public var id: Int
    /// Its name.
    public var name: String
    /// Its colour, `#rrggbb`.
    public var colour: String
    /// `stuff` or `thing`.
    public var kind: String
  }

  /// The taxonomy's name.
  public var name: String
  /// The id of pixels without a class.
  public var void = 255
  /// The classes in the taxonomy's order.
  public var classes: [Entry]

  internal init(_ taxonomy: Taxonomy) {
    name = taxonomy.name
    classes = taxonomy.classes.map {
      Entry(
        id: Int($0.id.rawValue), name: $0.name, colour: $0.colour.hexadecimal,
        kind: $0.kind.rawValue)
    }
  }
}
