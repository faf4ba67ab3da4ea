internal import Labels

/// An image of an export: what it is called there, and its map.
internal struct ExportImage: Sendable {
  /// The image in the run.
  internal let record: ImageRecord
  /// The name of its files, without extension; may hold folders.
  internal let name: String
  /// Its map after the decisions.
  internal let map: LabelMap
}
