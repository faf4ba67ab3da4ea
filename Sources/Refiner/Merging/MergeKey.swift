/// Where a row stands in a merged journal: nothing in it depends on the order in which runs were given.
struct MergeKey: Hashable, Sendable {
  /// 0 for what was decided before the sources parted, 1 for what came after.
  var phase: Int
  /// When: the row's time, or that of the row before it in its image when the clock was set back.
  var time: String
  /// The place of its source among all, by their newest rows' hashes.
  var source: Int
  /// The row's place in its source.
  var sequence: Int
  /// 0 for the row itself; what follows from it comes right after it.
  var step = 0

  /// The place right after this one.
  var next: MergeKey {
    var key = self
    key.step += 1
    return key
  }
}

extension MergeKey: Comparable {
  /// Orders by phase, time, source, sequence and step: rows of one source never change places.
  static func < (left: MergeKey, right: MergeKey) -> Bool {
    if left.phase != right.phase { return left.phase < right.phase }
    if left.time != right.time { return left.time < right.time }
    return (left.source, left.sequence, left.step) < (right.source, right.sequence, right.step)
  }
}
