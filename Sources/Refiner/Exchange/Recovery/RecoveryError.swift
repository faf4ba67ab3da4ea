internal import Labels

/// Why label maps cannot be taken into a run as decisions.
public enum RecoveryError: Error, Hashable, Sendable {
  /// No map of a folder is of an image of the run.
  case nothingMatches(folder: String, run: String)
  /// The folder is an export whose format numbers the classes in its own way.
  case numbered(folder: String, format: LabelSetFormat)
  /// The folder is an export of other classes.
  case otherTaxonomy(folder: String, name: String, run: String)
  /// A map labels pixels of an image without components, to which no decision can give any.
  case noComponent(path: String)
}

extension RecoveryError: CustomStringConvertible {
  /// The error in one line: the file, what is wrong, what to do.
  public var description: String {
    switch self {
    case .nothingMatches(let folder, let run):
      """
      \(folder): no label map is of an image of \(run); check that the names agree, and give the folder \
      that holds them
      """.sanitised
    case .numbered(let folder, let format):
      """
      \(folder): an export as \(format.rawValue), which numbers the classes in its own way; export the \
      run as png
      """.sanitised
    case .otherTaxonomy(let folder, let name, let run):
      """
      \(folder): an export whose classes (\(name)) are not those of \(run), so its numbers mean others; refine \
      with that taxonomy
      """.sanitised
    case .noComponent(let path):
      """
      \(path): labels pixels of an image in which no component of the run has any pixel, so no decision \
      can be about them; take the file out of the folder
      """.sanitised
    }
  }
}
