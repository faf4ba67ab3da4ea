internal import Labels

/// Where the files of an export go: into a folder, or into a comparison with the files that are there.
internal protocol ExportSink: AnyObject, Sendable {
  /// Takes a whole file; any thread may call it.
  func put(_ bytes: [UInt8], at path: String) throws
  /// Begins a file that comes piece by piece.
  func begin(_ path: String) throws -> any ExportStream
  /// Takes the photo of an image, by a link or a copy; any thread may call it.
  /// - Returns: Whether there is one.
  func place(photoOf image: ImageRecord, at path: String, isLink: Bool) throws -> Bool
  /// Takes an image that could not be made: throws, or goes on without it.
  func failed(_ error: any Error, of image: ImageRecord) throws
}

/// A file of an export that comes piece by piece.
internal protocol ExportStream: AnyObject {
  /// Adds bytes at the end.
  func append(_ bytes: [UInt8]) throws
  /// Ends the file; nothing can be added any more.
  func finish() throws
}
