internal import Crypto
internal import Foundation
internal import Labels
internal import Synchronization

/// Writes the files of an export and keeps their digests.
internal final class DraftSink: ExportSink {
  private let folder: String
  private let kept = Mutex<[String: String]>([:])

  /// Writes into a folder that nobody reads yet.
  internal init(folder: String) { self.folder = folder }

  /// SHA-256 of every file, by its path in the folder.
  internal var digests: [String: String] { kept.withLock(\.self) }

  internal func put(_ bytes: [UInt8], at path: String) throws {
    // The draft as a whole takes its name in one step; a file in it needs no such step of its own.
    try FileSystem.create(bytes, at: try place(path))
    keep(FileDigest.sha256(bytes), of: path)
  }

  internal func begin(_ path: String) throws -> any ExportStream {
    DraftStream(try FileAppender(place(path))) { self.keep($0, of: path) }
  }

  internal func place(photoOf image: ImageRecord, at path: String, isLink: Bool) throws -> Bool {
    guard case .file? = FileSystem.kind(of: image.image) else { return false }
    guard isLink else {
      try put(FileSystem.read(image.image, limit: FileLimits.standard.maximumBytes), at: path)
      return true
    }
    let link = try place(path)
    do {
      try FileManager.default.createSymbolicLink(
        atPath: link, withDestinationPath: ListPaths.absolute(image.image))
    } catch {
      throw FileError.unwritable(
        path: link, reason: .other("no link can be made there; give --images copy"))
    }
    let known = image.digests[DigestRole.image.rawValue]
    keep(try known ?? FileDigest.sha256(ofFile: image.image), of: path)
    return true
  }

  internal func failed(_ error: any Error, of image: ImageRecord) throws { throw error }

  /// Where a file comes to lie; its folder is made.
  private func place(_ path: String) throws -> String {
    let file = folder + "/" + path
    try FileSystem.makeFolder(Path.folder(of: file))
    return file
  }

  private func keep(_ digest: String, of path: String) {
    kept.withLock { $0[path] = digest }
  }
}

/// Writes a file piece by piece and gives its digest in the end.
private final class DraftStream: ExportStream {
  private let file: FileAppender
  private let keep: (String) -> Void
  private var hash = SHA256()

  init(_ file: FileAppender, keep: @escaping (String) -> Void) {
    self.file = file
    self.keep = keep
  }

  func append(_ bytes: [UInt8]) throws {
    hash.update(data: bytes)
    try file.append(bytes)
  }

  func finish() throws {
    try file.finish()
    keep(FileDigest.text(of: hash.finalize()))
  }
}
