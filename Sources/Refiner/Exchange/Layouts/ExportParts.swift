internal import Labels

/// What an image becomes in an export.
internal struct ExportParts: Sendable {
  /// A file of its own.
  internal struct File: Sendable {
    /// Where it lies in the export.
    internal let path: String
    /// All of it.
    internal let bytes: [UInt8]
  }

  /// The files of its own.
  internal var files: [File] = []
  /// What the files about all images take from it.
  internal var records: [[UInt8]] = []
}

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
}
