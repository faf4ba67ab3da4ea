public import Labels

/// What the ground truth says of a component, for measuring how well errors are found.
public enum ComponentTruth {
  /// Smaller components, in pixels, take no part in the measurements of the data sets' read-me files.
  public static let minimumArea = 20

  /// The class that most of a component's pixels have in the ground truth; the lowest id of a tie.
  ///
  /// Nil when less than half of its pixels have any (the rest being 255): then nobody knows whether
  /// its label is right. `truth` must be of the component's image size.
  /// - Complexity: O(area).
  public static func majority(of runs: RunLengthEncoding, in truth: LabelMap) -> ClassID? {
    let counts = runs.histogram(in: truth)
    let area = counts.reduce(0, +)
    guard area > 0, counts[255] * 2 <= area else { return nil }
    var best = 0
    for id in 1..<255 where counts[id] > counts[best] { best = id }
    return ClassID(UInt8(best))
  }

  /// Whether a component of `classID` is wrong: its true majority is another class.
  ///
  /// Nil when the majority is unknown.
  /// - Complexity: O(area).
  public static func isWrong(
    _ runs: RunLengthEncoding, labelled classID: ClassID, in truth: LabelMap
  ) -> Bool? {
    majority(of: runs, in: truth).map { $0 != classID }
  }
}
