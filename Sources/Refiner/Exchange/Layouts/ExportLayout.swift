internal import Labels

/// How a format lays the maps of a run out as files.
internal protocol ExportLayout: Sendable {
  /// What an image becomes; any thread may call it.
  func parts(of image: ExportImage) throws -> ExportParts
  /// Begins the files about all images.
  func beginIndex(in sink: any ExportSink) throws -> any ExportIndex
}

extension ExportLayout {
  internal func beginIndex(in sink: any ExportSink) throws -> any ExportIndex { NoIndex() }
}

/// The files of an export that are about all of its images.
internal protocol ExportIndex: AnyObject {
  /// Adds an image; they come in the order of the run.
  func add(_ image: ExportedImage) throws
  /// Ends the files.
  func finish() throws
}

/// The index of a format without such files.
internal final class NoIndex: ExportIndex {
  internal func add(_ image: ExportedImage) {}
  internal func finish() {}
}
