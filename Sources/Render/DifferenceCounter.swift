import Labels

/// Counts in which pixels of a sample two maps differ, one sample at a time.
struct DifferenceCounter {
  private let before: LabelMap
  private let after: LabelMap
  private let ignoringVoid: Bool
  private var olds = [Int32](repeating: 0, count: 256)
  private var news = [Int32](repeating: 0, count: 256)

  /// Prepares to compare two maps of one size.
  init(before: LabelMap, after: LabelMap, ignoringVoid: Bool) {
    self.before = before
    self.after = after
    self.ignoringVoid = ignoringVoid
  }

  /// How many pixels of a sample differ, and what most of those were and are.
  mutating func count(
    columns: Range<Int>, rows: Range<Int>
  ) -> (count: Int, sample: DifferencePool.Sample) {
    var total = 0
    var present: [(old: UInt8, new: UInt8)] = []
    // Local copies: the counters are written while the maps are read.
    let (before, after) = (before, after)
    let (first, second) = (before.ids.span, after.ids.span)
    for y in rows {
      let start = y * before.width
      for x in columns {
        let (old, new) = (first[start + x], second[start + x])
        guard old != new, !ignoringVoid || (old != 255 && new != 255) else { continue }
        total += 1
        if olds[Int(old)] == 0 || news[Int(new)] == 0 { present.append((old, new)) }
        olds[Int(old)] += 1
        news[Int(new)] += 1
      }
    }
    var best = (old: UInt8(255), new: UInt8(255), oldCount: Int32(0), newCount: Int32(0))
    for (old, new) in present {
      if olds[Int(old)] > best.oldCount { (best.old, best.oldCount) = (old, olds[Int(old)]) }
      if news[Int(new)] > best.newCount { (best.new, best.newCount) = (new, news[Int(new)]) }
    }
    for (old, new) in present {
      olds[Int(old)] = 0
      news[Int(new)] = 0
    }
    return (total, DifferencePool.Sample(before: Int16(best.old), after: Int16(best.new)))
  }
}
