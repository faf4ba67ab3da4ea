internal import Labels

/// The decision of one source about a component.
struct MergeCandidate: Sendable {
  /// The source's place.
  let source: Int
  /// Where its row stands.
  let key: MergeKey
  /// Its row.
  let entry: JournalEntry
  /// The rows of the component's reshapes that stand there, in order; the last may be `entry` itself.
  let reshapes: [MergedRow]
  /// Whether it answers what was decided before, without knowing: that decision stands, and this one counts only
  /// as a rating.
  let isAnswer: Bool

  /// What is written for it with its shape.
  var rows: [MergedRow] {
    let row = MergedRow(key: key, entry: entry)
    return reshapes.last?.key == key ? reshapes : reshapes + [row]
  }

  /// The component's pixels by it; nil for those that refining found.
  var mask: RunLengthEncoding? { reshapes.last?.entry.decision?.reshape?.mask }

  /// What was decided, in words: `keep car`, `bus`, `void`, `car in another shape`.
  func words(in taxonomy: Taxonomy) -> String {
    let name = entry.classAfter.isVoid ? "void" : taxonomy[entry.classAfter]?.name ?? "?"
    let text = entry.kind == DecisionKind.keep.rawValue ? "keep \(name)" : name
    return reshapes.isEmpty ? text : "\(text) in another shape"
  }

  /// From this intersection over union on two masks are one shape.
  static let sameShape = 0.9

  /// Whether two sources decided the same: one class, and one shape.
  ///
  /// base: the pixels that refining found; asked for when only one of them has another shape.
  func agrees(
    with other: MergeCandidate, base: () throws -> RunLengthEncoding
  ) rethrows -> Bool {
    guard entry.classAfter == other.entry.classAfter else { return false }
    if mask == nil && other.mask == nil { return true }
    let (own, theirs) = (try mask ?? base(), try other.mask ?? base())
    guard own != theirs else { return true }
    guard own.size == theirs.size else { return false }
    let common = own.overlap(with: theirs)
    return Double(common) >= Self.sameShape * Double(own.area + theirs.area - common)
  }
}
