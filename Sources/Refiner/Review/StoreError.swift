internal import Labels

/// What can go wrong with a run folder or its database.
public enum StoreError: Error, Hashable, Sendable {
  /// A file that should be there is not, or may not be read.
  case unreadable(path: String, reason: String)
  /// The file is not an SQLite database.
  case notDatabase(path: String)
  /// The file is an SQLite database of another program.
  case foreign(path: String)
  /// The database was written by a newer Fleck.
  case newer(path: String, version: Int)
  /// The database's content is broken.
  case damaged(path: String, reason: String)
  /// A file of the run is not the one that refining wrote.
  case altered(path: String)
  /// A file that should be made is there already.
  case exists(path: String)
  /// Writing is not allowed.
  case readOnly(path: String)
  /// The disk is full; nothing was changed.
  case full(path: String)
  /// Another process writes to the database and does not let go.
  case busy(path: String)
  /// Another reviewer has the run open.
  case underReview(path: String, holder: String)
  /// The run is not refined yet.
  case unfinished(folder: String)
  /// The run was refined in shards, which are not gathered yet.
  case notGathered(folder: String)
  /// `run.toml` cannot be understood.
  case badConfiguration(path: String, reason: String)
  /// A stem would lead out of the run folder or holds control characters.
  case badStem(path: String, stem: String)
  /// No such component.
  case noComponent(path: String, id: Int)
  /// No such image.
  case noImage(path: String, id: Int)
  /// The journal cannot take this row.
  case refused(path: String, reason: JournalRefusal)
  /// A file of the run cannot be used.
  case file(FileError)
  /// SQLite failed otherwise.
  case failed(path: String, reason: String)
}

extension StoreError: CustomStringConvertible {
  /// The error in one line: the file, what is wrong, what to do.
  public var description: String {
    switch self {
    case .unreadable(let path, let reason): "\(path): cannot be read: \(reason)"
    case .notDatabase(let path): "\(path): not a Fleck database; give the folder of a run"
    case .foreign(let path): "\(path): a database of another program; give the folder of a run"
    case .newer(let path, let version):
      "\(path): written by a newer Fleck (format \(version)); update this one"
    case .damaged(let path, let reason):
      "\(path): damaged (\(reason)); restore it from a backup or refine again"
    case .altered(let path):
      "\(path): differs from what refine wrote; restore it or refine again"
    case .exists(let path): "\(path): exists already; choose another folder"
    case .readOnly(let path): "\(path): may not be written; copy the run to a writable folder"
    case .full(let path): "\(path): the disk is full; free some space, nothing was lost"
    case .busy(let path): "\(path): another process is writing; try again when it is done"
    case .underReview(let path, let holder):
      "\(path): under review by \(holder); quit that one first"
    case .unfinished(let folder):
      "\(folder): refine has not finished; run the same `fleck refine` command again"
    case .notGathered(let folder):
      "\(folder): its shards are not gathered; run `fleck gather` when all are done"
    case .badConfiguration(let path, let reason): "\(path): \(reason); refine the data set again"
    case .badStem(let path, let stem):
      "\(path): '\(stem.sanitised)' cannot name a file in the run; rename the input"
    case .noComponent(let path, let id): "\(path): has no component \(id); refine again"
    case .noImage(let path, let id): "\(path): has no image \(id); refine again"
    case .refused(let path, let reason): "\(path): \(reason)"
    case .file(let error): "\(error)"
    case .failed(let path, let reason): "\(path): \(reason); check the disk, then try again"
    }
  }
}

extension StoreError {
  /// The store error that says the same as a file error.
  internal init(_ error: FileError) {
    switch error {
    case .unwritable(let path, .diskFull): self = .full(path: path)
    case .unwritable(let path, _): self = .readOnly(path: path)
    case .missing(let path): self = .unreadable(path: path, reason: "there is no such file")
    default: self = .file(error)
    }
  }
}
