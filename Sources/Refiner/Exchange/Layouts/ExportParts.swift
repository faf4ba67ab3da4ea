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
