internal import Foundation
internal import Labels

/// The hidden folder beside an export's target in which it is made: `.NAME.UUID.partial`.
///
/// It is locked while the export runs, so that the next one tells what a dead one left behind.
internal final class ExportDraft {
  /// Where it lies.
  internal let path: String
  private let lock: FileHandle?

  /// Makes the folder.
  internal init(beside target: String) throws(ExportError) {
    let parent = Path.folder(of: target)
    path = Path.join(parent, ".\(Path.name(of: target)).\(UUID().uuidString).partial")
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw .unwritable(folder: parent, reason: "no folder can be made there")
    }
    lock = Self.lock(path)
  }

  deinit { try? lock?.close() }

  /// Removes the folders that exports to `target` left when they were killed.
  internal static func removeDead(of target: String) {
    let manager = FileManager.default
    let parent = Path.folder(of: target)
    for name in (try? manager.contentsOfDirectory(atPath: parent)) ?? []
    where isDraft(name, of: Path.name(of: target)) {
      let path = Path.join(parent, name)
      guard let handle = lock(path) else { continue }
      try? manager.removeItem(atPath: path)
      try? handle.close()
    }
  }

  /// Whether a name is exactly `.NAME.UUID.partial`.
  internal static func isDraft(_ name: String, of target: String) -> Bool {
    let start = ".\(target)."
    let end = ".partial"
    guard name.hasPrefix(start), name.hasSuffix(end),
      name.count == start.count + 36 + end.count
    else { return false }
    return UUID(uuidString: String(name.dropFirst(start.count).dropLast(end.count))) != nil
  }

  /// The lock of a folder; nil when another process holds it or there is no such folder.
  private static func lock(_ path: String) -> FileHandle? {
    guard case .folder? = FileSystem.kind(of: path),
      let handle = FileHandle(forReadingAtPath: path)
    else { return nil }
    guard flock(handle.fileDescriptor, LOCK_EX | LOCK_NB) == 0 else {
      try? handle.close()
      return nil
    }
    return handle
  }
}
