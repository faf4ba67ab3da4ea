internal import Labels

/// An image whose files are written.
internal struct ExportedImage: Sendable {
  /// The image in the run.
  internal let record: ImageRecord
  /// The name of its files.
  internal let name: String
  /// What the files about all images take from it.
  internal let records: [[UInt8]]
  /// Its pixel counts.
  internal let pixels: ManifestPixels
  /// Whether the export holds its photo; nil when it was not to.
  internal let hasPhoto: Bool?

  /// The extension of its photo with the dot; empty when that has none.
  internal var photoSuffix: String { Self.photoSuffix(of: record) }

  /// The extension of an image's photo with the dot.
  internal static func photoSuffix(of record: ImageRecord) -> String {
    String(record.image.dropFirst(Path.withoutExtension(record.image).count))
  }
}
