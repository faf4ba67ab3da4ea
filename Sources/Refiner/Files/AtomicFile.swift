/// Writes files whole or not at all.
public enum AtomicFile {
  /// Writes bytes to a path: a temporary file in the same folder, fsync, rename, fsync of the folder.
  ///
  /// Whatever happens, the path holds either what it held before or all of `bytes`, and no temporary
  /// file stays behind a thrown error.
  /// - Throws: ``FileError/unwritable(path:reason:)``.
  public static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    let folder = Path.folder(of: path)
    // Process numbers repeat after a restart and on other machines that share the folder.
    let number = String(UInt64.random(in: 0...UInt64.max), radix: 16)
    let temporary = Path.join(folder, ".fleck-\(FileSystem.processID)-\(number).temporary")
    do {
      try FileSystem.create(bytes, at: temporary)
      try FileSystem.rename(temporary, to: path)
    } catch {
      FileSystem.remove(temporary)
      // The user knows the file by its own name.
      guard case .unwritable(_, let reason) = error else { throw error }
      throw .unwritable(path: path, reason: reason)
    }
    try FileSystem.synchronise(folder: folder)
  }
}
