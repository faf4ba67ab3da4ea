internal import Foundation

/// A private copy of a database that lies where SQLite cannot work; removed when it is released.
internal final class TemporaryCopy: Sendable {
  /// Where the copy lies.
  internal let path: String
  private let folder: String

  /// Copies a database with its write-ahead log.
  internal init(of path: String) throws(StoreError) {
    let manager = FileManager.default
    folder = manager.temporaryDirectory.path + "/fleck-" + UUID().uuidString
    self.path = folder + "/review.sqlite"
    do {
      try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
      for suffix in ["", "-wal"] where manager.fileExists(atPath: path + suffix) {
        try manager.copyItem(atPath: path + suffix, toPath: self.path + suffix)
      }
    } catch {
      try? manager.removeItem(atPath: folder)
      throw .unreadable(
        path: path, reason: "it cannot be read where it is and could not be copied to \(folder)")
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }
}
