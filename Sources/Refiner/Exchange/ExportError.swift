internal import Labels

/// Why a label set cannot be exported.
public enum ExportError: Error, Hashable, Sendable {
  /// The target holds files already.
  case notEmpty(folder: String)
  /// The target holds files already, and there is no overwriting.
  case occupied(folder: String)
  /// The target is to be overwritten, but is no export of this run.
  case notOwnExport(folder: String)
  /// The folder cannot be made, moved into place or replaced.
  case unwritable(folder: String, reason: String)
  /// A path cannot be written into a list file.
  case unlistable(path: String, reason: String)
  /// The run's classes or names do not fit the format.
  case unfit(folder: String, reason: String)
  /// The journal has fewer rows than are to be followed.
  case replay(ReplayError)
  /// Something of the run cannot be read.
  case store(StoreError)
  /// A file cannot be read or written.
  case file(FileError)
}

extension ExportError: CustomStringConvertible {
  /// The error in one line: the file, what is wrong, what to do.
  public var description: String {
    switch self {
    case .notEmpty(let folder):
      "\(folder): is not empty; give a new folder, or --overwrite for an earlier export of this run"
    case .occupied(let folder): "\(folder): is not empty; give a new folder"
    case .unlistable(let path, let reason): "\(path): \(reason)"
    case .unfit(let folder, let reason): "\(folder): \(reason)"
    case .notOwnExport(let folder):
      "\(folder): holds other files than an export of this run; give a new folder"
    case .unwritable(let folder, let reason):
      "\(folder): cannot be written: \(reason); give another folder"
    case .replay(let error): "\(error)"
    case .store(let error): "\(error)"
    case .file(let error): "\(error)"
    }
  }

  internal init(_ error: any Error, folder: String) {
    switch error {
    case let error as ExportError: self = error
    case let error as StoreError: self = .store(error)
    case let error as FileError: self = .file(error)
    default: self = .unwritable(folder: folder, reason: "\(error)".sanitised)
    }
  }
}
