internal import Labels

/// What the ground truth says of a component in SeCo's files.
///
/// Unlike ``ComponentTruth``, void takes part in the majority (reference `seco-method.md` 3.3).
internal struct SeCoTruth: Hashable, Sendable {
  /// The class of most of its pixels, 255 for void; the lowest of a tie.
  internal let classID: ClassID
  /// How many of its pixels that is, in percent, rounded to two decimals.
  internal let purity: Double

  /// Counts the pixels of `runs`, which must not be empty, in a map of their image.
  internal init(of runs: RunLengthEncoding, in truth: LabelMap) {
    let counts = runs.histogram(in: truth)
    let total = counts.reduce(0, +)
    precondition(total > 0, "An empty component")
    var best = 0
    for id in 1...255 where counts[id] > counts[best] { best = id }
    classID = ClassID(UInt8(best))
    purity = (Double(100 * counts[best]) / Double(total) * 100).rounded() / 100
  }

  /// The reference's `true_label` of a component that claims `classID`.
  internal func label(of classID: ClassID) -> OrderedJSON {
    .object([
      ("id", .integer(Int(self.classID.rawValue))), ("purity", .real(purity)),
      ("positive", .integer(self.classID == classID ? 1 : 0)),
    ])
  }
}
