import Labels

/// Two maps of one size, pooled to the samples of a canvas: which samples differ, and from what to what.
struct DifferencePool {
  /// The value of a sample in which the maps agree.
  static let same: Int16 = -1

  /// What a sample was in the first map and is in the second; ``same`` twice where the maps agree.
  struct Sample: Hashable {
    var before = DifferencePool.same
    var after = DifferencePool.same

    /// Whether the maps differ here.
    var differs: Bool { after != DifferencePool.same }
  }

  /// The sample grid that the samples belong to.
  let grid: SampleGrid
  private var samples: [Sample]

  /// Pools two maps of one size.
  ///
  /// A sample differs when `share` of its pixels do; its labels are those of most of the pixels that do.
  /// When any pixel of the canvas differs, one sample at least does, so that nothing vanishes.
  /// ignoringVoid: pixels that are void (255) in either map do not differ.
  /// - Complexity: O(covered pixels).
  init(
    from before: LabelMap, to after: LabelMap, grid: SampleGrid, share: Double, ignoringVoid: Bool
  ) {
    precondition(before.size == after.size, "\(before.size) compared with \(after.size)")
    self.grid = grid
    samples = Array(repeating: Sample(), count: grid.columns.count * grid.rows.count)
    let covered = SampleGrid.hull(grid.columns)
    var counter = DifferenceCounter(before: before, after: after, ignoringVoid: ignoringVoid)
    var changes = [UInt8](repeating: 0, count: covered.count)
    var best = (index: -1, count: 0, sample: Sample())
    var isAnySet = false
    for row in 0..<grid.rows.count where !grid.rows[row].isEmpty && !covered.isEmpty {
      let rows = grid.rows[row]
      guard Self.findChanges(before, after, columns: covered, rows: rows, into: &changes) else {
        continue
      }
      for (column, columns) in grid.columns.enumerated() where !columns.isEmpty {
        guard columns.contains(where: { changes[$0 - covered.lowerBound] != 0 }) else { continue }
        let found = counter.count(columns: columns, rows: rows)
        guard found.count > 0 else { continue }
        let index = row * grid.columns.count + column
        if Double(found.count) >= share * Double(columns.count * rows.count) {
          samples[index] = found.sample
          isAnySet = true
        }
        if found.count > best.count { best = (index, found.count, found.sample) }
      }
    }
    if !isAnySet, best.count > 0 { samples[best.index] = best.sample }
  }

  /// What the sample `column` of row `row` was and is.
  func sample(column: Int, row: Int) -> Sample { samples[row * grid.columns.count + column] }

  /// Sets `changes[x]` to zero exactly where the maps agree in the x-th of `columns`, in all `rows`;
  /// whether they differ anywhere.
  private static func findChanges(
    _ before: LabelMap, _ after: LabelMap, columns: Range<Int>, rows: Range<Int>,
    into changes: inout [UInt8]
  ) -> Bool {
    let (first, second) = (before.ids.span, after.ids.span)
    let count = columns.count
    var bits = changes.mutableSpan
    for x in 0..<bits.count { bits[x] = 0 }
    for row in rows {
      let start = row * before.width + columns.lowerBound
      // Spans of one length from zero on are what this loop needs to vectorise.
      let old = first.extracting(start..<start + count)
      let new = second.extracting(start..<start + count)
      for x in 0..<min(bits.count, count) { bits[x] |= old[x] ^ new[x] }
    }
    var any: UInt8 = 0
    for x in 0..<bits.count { any |= bits[x] }
    return any != 0
  }
}
