internal import Foundation
internal import GRDB
internal import Labels
internal import Synchronization

/// The database of a run, `review.sqlite`: images, components, judgements, settings and journal.
///
/// One connection, used from one thread at a time; every write is a transaction of its own that is on
/// disk (`synchronous=FULL`) when the call returns. An error leaves the database as it was.
public final class ReviewStore: Sendable {
  /// Where the database lies.
  public let path: String
  /// Whether nothing can be written.
  public let isReadOnly: Bool
  /// Whether one process alone works on it, see ``StoreUse/draft``.
  internal let use: StoreUse
  internal let database: DatabaseQueue
  /// The fold of the journal as far as this store has read it.
  internal let fold = Mutex(ReviewState())
  private let copy: TemporaryCopy?
  /// Whether a private copy of the file is read, and not the file.
  internal var isCopy: Bool { copy != nil }

  internal init(
    path: String, isReadOnly: Bool, use: StoreUse, database: DatabaseQueue, copy: TemporaryCopy?
  ) {
    self.path = path
    self.isReadOnly = isReadOnly
    self.use = use
    self.database = database
    self.copy = copy
  }

  internal func read<Value>(
    _ body: (Database) throws -> Value
  ) throws(StoreError) -> Value {
    do { return try database.read(body) } catch { throw StoreError(error, path: path) }
  }

  internal func write<Value>(
    _ body: (Database) throws -> Value
  ) throws(StoreError) -> Value {
    guard !isReadOnly else { throw .readOnly(path: path) }
    do { return try database.write(body) } catch { throw StoreError(error, path: path) }
  }
}

extension StoreError {
  /// Turns whatever a database call threw into a store error about `path`.
  internal init(_ error: any Error, path: String) {
    switch error {
    case let error as StoreError: self = error
    case let error as DatabaseError:
      self = Self.translate(
        error, path: path, free: DiskSpace.free(at: path))
    case is RowDecodingError: self = .damaged(path: path, reason: "a value has the wrong type")
    default: self = .failed(path: path, reason: "\(error)".sanitised)
    }
  }

  /// What a database's error means.
  ///
  /// `free`: bytes left on the disk. SQLite does not say so when it has no space for its
  /// shared-memory file: to it, that is any failure of the disk.
  internal static func translate(
    _ error: DatabaseError, path: String, free: @autoclosure () -> Int?
  ) -> StoreError {
    switch error.resultCode {
    case .SQLITE_IOERR where (free() ?? .max) < DiskSpace.least,
      .SQLITE_CANTOPEN where (free() ?? .max) < DiskSpace.least:
      .full(path: path)
    case .SQLITE_FULL: .full(path: path)
    case .SQLITE_READONLY, .SQLITE_PERM: .readOnly(path: path)
    case .SQLITE_BUSY, .SQLITE_LOCKED: .busy(path: path)
    case .SQLITE_NOTADB: .notDatabase(path: path)
    case .SQLITE_CORRUPT, .SQLITE_SCHEMA:
      .damaged(path: path, reason: error.message ?? "SQLite finds it malformed")
    case .SQLITE_CANTOPEN: .unreadable(path: path, reason: "SQLite cannot open it")
    default: .failed(path: path, reason: error.message ?? "SQLite error \(error.resultCode)")
    }
  }
}
