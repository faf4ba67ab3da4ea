internal import Labels

/// How a format lays the maps of a run out as files.
internal protocol ExportLayout: Sendable {
  /// What images are called.
  var naming: ImageNaming { get }
  /// What an image becomes; any thread may call it.
  func parts(of image: ExportImage) throws -> ExportParts
  /// Where the photo of an image goes, without extension.
  func photoPath(_ name: String) -> String
  /// Where the weights of an image go.
  func weightPath(_ name: String) -> String
  /// Begins the files about all images.
  func beginIndex(in sink: any ExportSink) throws -> any ExportIndex
}

extension ExportLayout {
  internal var naming: ImageNaming { .folders }
  internal func photoPath(_ name: String) -> String { "images/" + name }
  internal func weightPath(_ name: String) -> String { "weights/" + name + ".png" }
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
