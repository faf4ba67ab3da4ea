internal import Labels

/// Why a refinement cannot go on.
public enum RefinementError: Error, Hashable, Sendable {
  /// The folder holds a run of other inputs, another taxonomy or other settings.
  case otherRun(folder: String)
  /// The folder holds files but no run.
  case notEmpty(folder: String)
  /// A file lies where the folder should be.
  case notFolder(String)
  /// An image's name holds control characters or is too long to name a map.
  case badStem(path: String)
  /// Pixels are to be selected by confidence, and a sample has none.
  case noConfidence(path: String)
}

extension RefinementError: CustomStringConvertible {
  /// One line: the folder, what is wrong, and what to do.
  public var description: String {
    switch self {
    case .otherRun(let folder):
      "\(folder): holds a run of other inputs or options; choose another --out".sanitised
    case .notEmpty(let folder):
      "\(folder): holds files that are no run; choose an empty or new folder for --out".sanitised
    case .notFolder(let path):
      "\(path): is a file; choose an empty or new folder for --out".sanitised
    case .noConfidence(let path):
      "\(path): no confidence to select its pixels by; give --confidence, soft labels, or --select none"
        .sanitised
    case .badStem(let path):
      "\(path): its name holds control characters or is too long; rename it and its labels"
        .sanitised
    }
  }
}
