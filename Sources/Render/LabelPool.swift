import Labels

/// Label maps pooled by count: one label per sample, always one that is under the sample.
struct LabelPool {
  /// The value of a sample that lies outside the map.
  static let outside: Int16 = -1

  /// The sample grid that the labels belong to.
  let grid: SampleGrid
  /// One id, 0...255, or ``outside`` per sample, row-major.
  private(set) var labels: [Int16]

  /// The label of sample `column` of row `row`.
  func label(column: Int, row: Int) -> Int16 { labels[row * grid.columns.count + column] }

  /// Pools a map.
  ///
  /// A vectorised pass finds the pixel columns that hold one label down a sample row; only samples
  /// that hold two labels or more are counted.
  /// - Complexity: O(covered pixels).
  init(_ map: LabelMap, grid: SampleGrid, thinShare: Double?, isThin: [Bool], ids: [UInt8]) {
    self.grid = grid
    labels = [Int16](repeating: Self.outside, count: grid.columns.count * grid.rows.count)
    let covered = SampleGrid.hull(grid.columns)
    var counter = LabelCounter(thinShare: thinShare, isThin: isThin, ids: ids)
    var changes = [UInt8](repeating: 0, count: map.width)
    for row in 0..<grid.rows.count where !grid.rows[row].isEmpty && !covered.isEmpty {
      Self.findChanges(in: map, columns: covered, rows: grid.rows[row], into: &changes)
      pool(map, row: row, changes: changes, counter: &counter)
    }
  }

  /// Sets `changes[x]` to zero exactly where column x holds one id in all `rows`.
  private static func findChanges(
    in map: LabelMap, columns: Range<Int>, rows: Range<Int>, into changes: inout [UInt8]
  ) {
    let ids = map.ids.span
    let width = map.width
    var bits = changes.mutableSpan
    let first = rows.lowerBound * width
    for x in columns { bits[x] = 0 }
    for y in rows.dropFirst() {
      let start = y * width
      for x in columns { bits[x] |= ids[first + x] ^ ids[start + x] }
    }
  }

  private mutating func pool(
    _ map: LabelMap, row: Int, changes: [UInt8], counter: inout LabelCounter
  ) {
    let ids = map.ids.span
    let bits = changes.span
    let rows = grid.rows[row]
    let first = rows.lowerBound * map.width
    for (column, columns) in grid.columns.enumerated() where !columns.isEmpty {
      let id = ids[first + columns.lowerBound]
      var difference: UInt8 = 0
      for x in columns { difference |= bits[x] | (ids[first + x] ^ id) }
      labels[row * grid.columns.count + column] =
        difference == 0
        ? Int16(counter.ids[Int(id)])
        : counter.winner(ids, width: map.width, columns: columns, rows: rows)
    }
  }
}
