/// What became of the photos of an export.
public struct ManifestPhotos: Hashable, Sendable, Codable {
  /// Photos that the export holds.
  public var placed = 0
  /// Photos that were not there any more.
  public var missing = 0
}
