internal import Foundation

/// How much a disk still takes.
internal enum DiskSpace {
  /// SQLite's shared-memory file takes 32 KiB before anything is read.
  internal static let least = 64 << 10

  /// Bytes that may still be written where a file lies; nil when the system does not say.
  internal static func free(at path: String) -> Int? {
    let folder = (path as NSString).deletingLastPathComponent
    let values = try? FileManager.default.attributesOfFileSystem(
      forPath: folder.isEmpty ? "." : folder)
    return (values?[.systemFreeSize] as? NSNumber)?.intValue
  }
}
