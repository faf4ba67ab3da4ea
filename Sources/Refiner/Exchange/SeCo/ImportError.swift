internal import Labels

/// Why losses cannot be imported into a run.
public enum ImportError: Error, Hashable, Sendable {
  /// The run holds decisions already.
  case decided(folder: String, rows: Int)
  /// Several images of the run have the name of a record.
  case ambiguous(path: String, record: Int, name: String)
  /// The run is a reviewer's part of another.
  case isPart(folder: String)
  /// No record belongs to a component of the run.
  case nothingMatches(path: String, folder: String)
}

extension ImportError: CustomStringConvertible {
  /// The error in one line: the file, what is wrong, what to do.
  public var description: String {
    switch self {
    case .decided(let folder, let rows):
      "\(folder): its journal has \(rows) \(rows == 1 ? "row" : "rows"), made with other losses; "
        + "give --keep-decisions to keep them (they are about components, which stay the same)"
    case .ambiguous(let path, let record, let name):
      "\(path): record \(record): several images of the run are called '\(name)'; "
        + "add a key 'stem' with the image's stem"
    case .isPart(let folder):
      "\(folder): is a part of another run; import the losses into that one, then divide it again"
    case .nothingMatches(let path, let folder):
      "\(path): no record fits a component of \(folder); "
        + "check that both come from the same label maps"
    }
  }
}
