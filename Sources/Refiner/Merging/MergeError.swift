internal import Labels

/// Why runs cannot be merged.
public enum MergeError: Error, Hashable, Sendable {
  /// Fewer than two runs are given.
  case oneRun
  /// Two folders hold the same decisions of the same run.
  case sameRun(folder: String, other: String)
  /// Two runs were not refined alike.
  case otherMaking(folder: String, other: String, difference: String)
  /// Two runs have an image of one stem that is not the same image.
  case otherImage(stem: String, folder: String, other: String, difference: String)
  /// Two runs have decisions of one reviewer about the same image.
  case sameReviewer(name: String, stem: String, folder: String, other: String)
  /// A run's journal is about a component or an image that the run does not have.
  case strayRow(folder: String, sequence: Int)
  /// What a run says of the run that it is a part of cannot be used.
  case badAssignment(folder: String, reason: String)
  /// The journal of a merged run's source is there already, with another content.
  case otherJournal(path: String)
}

extension MergeError: CustomStringConvertible {
  /// One line: the run, what is wrong, and what to do.
  public var description: String { text.sanitised }

  private var text: String {
    switch self {
    case .oneRun: "give two or more runs to merge"
    case .sameRun(let folder, let other):
      "\(folder): holds the same decisions as \(other); give each run once"
    case .otherMaking(let folder, let other, let difference):
      "\(folder): was refined with \(difference), \(other) was not; merge runs that were refined alike"
    case .otherImage(let stem, let folder, let other, let difference):
      "\(folder): its image '\(stem)' has \(difference) than in \(other); merge runs of the same images"
    case .sameReviewer(let name, let stem, let folder, let other):
      "\(folder): has decisions of '\(name)' about '\(stem)', as \(other) has; if these are two people, "
        + "give --rename"
    case .strayRow(let folder, let sequence):
      "\(folder): row \(sequence) of its journal is about a component that the run does not have; "
        + "restore it from a backup"
    case .badAssignment(let folder, let reason):
      "\(folder): \(reason); divide the run anew with fleck assign"
    case .otherJournal(let path):
      "\(path): differs from the journal of the same name in another run; restore it from a backup"
    }
  }
}
