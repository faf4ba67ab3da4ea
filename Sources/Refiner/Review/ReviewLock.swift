internal import Foundation
internal import Labels

/// Keeps a second writer out of a run: an advisory lock on `review.lock`, released with the object or
/// when the process dies.
public final class ReviewLock: Sendable {
  private let handle: FileHandle

  /// Takes the lock of a run folder.
  /// - Throws: `StoreError.underReview` naming who holds it, `.readOnly` when the file cannot be made.
  public init(folder: String) throws(StoreError) {
    let path = folder + "/" + RunPath.lock
    let manager = FileManager.default
    if !manager.fileExists(atPath: path) {
      _ = manager.createFile(atPath: path, contents: nil)
    }
    guard let handle = FileHandle(forUpdatingAtPath: path) else {
      throw DiskSpace.free(at: path) == 0 ? .full(path: path) : .readOnly(path: path)
    }
    guard flock(handle.fileDescriptor, LOCK_EX | LOCK_NB) == 0 else {
      let note = (try? handle.readToEnd()).map { String(decoding: $0, as: UTF8.self) } ?? ""
      throw .underReview(
        path: folder, holder: note.isEmpty ? "another process" : note.sanitised)
    }
    let process = ProcessInfo.processInfo
    let note = "process \(process.processIdentifier) on \(process.hostName)"
    try? handle.truncate(atOffset: 0)
    try? handle.write(contentsOf: Data(note.utf8))
    self.handle = handle
  }

  /// Who reviews a run right now; nil when nobody does, or that cannot be told.
  ///
  /// Only looks: nothing is written, and nobody is kept out for longer than a moment.
  public static func holder(ofRun folder: String) -> String? {
    guard let handle = FileHandle(forReadingAtPath: folder + "/" + RunPath.lock) else { return nil }
    defer { try? handle.close() }
    guard flock(handle.fileDescriptor, LOCK_SH | LOCK_NB) != 0 else { return nil }
    let note = (try? handle.readToEnd()).map { String(decoding: $0, as: UTF8.self) } ?? ""
    return note.isEmpty ? "another process" : note.sanitised
  }

  deinit { try? handle.close() }
}
