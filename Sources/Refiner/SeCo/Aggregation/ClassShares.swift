import Labels

/// How the labelled pixels of a mask are divided among the classes.
struct ClassShares: Sendable {
  private let counts: [Int]
  private let labelled: Int

  /// Counts the labels inside a mask.
  init(of mask: RunLengthEncoding, in labels: ColumnMajorLabels) {
    counts = labels.histogram(of: mask)
    labelled = counts.reduce(0, +) - counts[Int(ClassID.void.rawValue)]
  }

  /// The part that holds a class, of all labelled pixels; zero when there are none.
  subscript(classID: ClassID) -> Double {
    labelled > 0 ? Double(counts[Int(classID.rawValue)]) / Double(labelled) : 0
  }

  /// The class with the largest share, the earlier of equal ones; nil when none of them occurs.
  func largest(of classes: [ClassID]) -> ClassID? {
    var best: ClassID?
    var most = 0
    for classID in classes where counts[Int(classID.rawValue)] > most {
      best = classID
      most = counts[Int(classID.rawValue)]
    }
    return best
  }

  /// Whether no class has a larger share than this one, which must occur.
  func isLargest(_ classID: ClassID) -> Bool {
    let count = counts[Int(classID.rawValue)]
    return count > 0 && !counts.dropLast().contains { $0 > count }
  }
}
