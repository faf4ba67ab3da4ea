internal import Foundation
internal import GRDB

/// What writing into a folder is like: tried with a small database of its own, which is removed again.
public struct WriteProbe: Hashable, Sendable {
  /// Bytes that still fit; nil when the system does not say.
  public let freeBytes: Int?
  /// Seconds that one write takes until it is on disk, the median of some.
  public let secondsPerWrite: Double
  /// Whether SQLite's write-ahead log works there, which network file systems often cannot.
  public let hasWriteAheadLog: Bool

  /// Writes that are timed.
  private static let rounds = 9

  /// Tries a folder.
  /// - Throws: ``StoreError`` when nothing can be written there.
  public init(folder: String) throws(StoreError) {
    let name = ".fleck-probe-\(FileSystem.processID)-\(UInt32.random(in: 0...UInt32.max)).sqlite"
    let path = Path.join(folder, name)
    defer { for suffix in ["", "-wal", "-shm", "-journal"] { FileSystem.remove(path + suffix) } }
    freeBytes = DiskSpace.free(at: path)
    do {
      let queue = try DatabaseQueue(path: path)
      defer { try? queue.close() }
      hasWriteAheadLog = try queue.inDatabase { database in
        try String.fetchOne(database, sql: "PRAGMA journal_mode = WAL")?.lowercased() == "wal"
      }
      try queue.inDatabase { database in
        try database.execute(sql: "PRAGMA synchronous = FULL; CREATE TABLE t (x INTEGER)")
      }
      var seconds: [Double] = []
      for round in 0..<Self.rounds {
        let start = ContinuousClock.now
        try queue.write { try $0.execute(sql: "INSERT INTO t VALUES (\(round))") }
        seconds.append((ContinuousClock.now - start) / .seconds(1))
      }
      secondsPerWrite = seconds.sorted()[Self.rounds / 2]
    } catch {
      throw .failed(path: folder, reason: "cannot write there: \(error.localizedDescription)")
    }
  }
}
