internal import Foundation
internal import GRDB

extension ReviewStore {
  /// Writes all that the store holds into a new file, whole or not at all.
  ///
  /// Its bytes depend on the content alone: not on the order in which rows came in, on transactions, or
  /// on how often the work was resumed. SQLite copies table by table by ascending key, and counts the
  /// changes of a new file from one: https://www.sqlite.org/lang_vacuum.html
  /// - Throws: `StoreError.exists` when a file is there already, others when it cannot be written.
  /// - Complexity: O(bytes), constant memory.
  internal func writeCanonicalCopy(to path: String) throws(StoreError) {
    guard !FileManager.default.fileExists(atPath: path) else { throw .exists(path: path) }
    let draft = RunPath.partial(path)
    Self.remove(draft)
    do {
      try database.vacuum(into: draft)
      try Self.endCopy(draft)
      try FileSystem.rename(draft, to: path)
      try FileSystem.synchronise(folder: Path.folder(of: path))
    } catch {
      Self.remove(draft)
      if let error = error as? FileError { throw StoreError(error) }
      throw StoreError(error, path: path)
    }
  }

  /// Closes a store that was written in one go (`StoreUse.fresh`) and gives it its name.
  ///
  /// Its bytes follow from what was written in which order; the store cannot be used any more.
  /// - Throws: `StoreError.exists` when a file is there already, others when it cannot be brought to the disk.
  internal func end(as path: String) throws(StoreError) {
    guard !FileManager.default.fileExists(atPath: path) else { throw .exists(path: path) }
    try close()
    do {
      try Self.endCopy(self.path)
      try FileSystem.rename(self.path, to: path)
      try FileSystem.synchronise(folder: Path.folder(of: path))
    } catch {
      if let error = error as? FileError { throw StoreError(error) }
      throw StoreError(error, path: path)
    }
  }

  /// Sets the copy up for review and brings it to the disk, which SQLite does not do for copies.
  private static func endCopy(_ path: String) throws {
    let copy = try DatabaseQueue(path: path)
    try copy.writeWithoutTransaction { try Schema.useWriteAheadLog($0) }
    try copy.close()
    let handle = try FileHandle(forUpdating: URL(fileURLWithPath: path))
    try handle.synchronize()
    try handle.close()
  }

  /// Removes a database with the files that SQLite keeps beside it.
  internal static func remove(_ path: String) {
    for suffix in ["", "-journal", "-wal", "-shm"] { FileSystem.remove(path + suffix) }
  }

  /// Closes the store; it cannot be used any more.
  internal func close() throws(StoreError) {
    do { try database.close() } catch { throw StoreError(error, path: path) }
  }
}
