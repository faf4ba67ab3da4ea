import Labels

/// Label maps pooled by count: one label per sample, always one that is under the sample.
struct LabelPool {
  /// The value of a sample that lies outside the map.
  static let outside: Int16 = -1

  /// The sample grid that the labels belong to.
  let grid: SampleGrid
  /// One id, 0...255, or ``outside`` per sample, row-major.
  private(set) var labels: [Int16]

  private let weights: [UInt8]

  /// The label of sample `column` of row `row`.
  func label(column: Int, row: Int) -> Int16 { labels[row * grid.columns.count + column] }

  /// The labels of a cell; of more than two, thin classes count three times where the rule favours them.
  func cell(column: Int, row: Int) -> CellSamples<Int16> {
    let layout = grid.layout
    let first = row * layout.rows * grid.columns.count + column * layout.columns
    var cell = CellSamples<Int16>(layout, repeating: labels[first])
    guard layout.count > 1 else { return cell }
    var index = 0
    for line in 0..<layout.rows {
      let start = first + line * grid.columns.count
      for place in start..<start + layout.columns {
        let label = labels[place]
        cell.set(index, to: label, weight: label < 0 ? 1 : weights[Int(label)])
        index += 1
      }
    }
    return cell
  }

  /// Pools a map.
  ///
  /// A vectorised pass finds the pixel columns that hold one label down a sample row; only samples
  /// that hold two labels or more are counted.
  /// - Complexity: O(covered pixels).
  init(_ map: LabelMap, grid: SampleGrid, rule: PoolingRule, isThin: [Bool], ids: [UInt8]) {
    self.grid = grid
    let thinShare = rule.thinShare(atScale: grid.sampleWidth)
    weights = isThin.map { $0 && thinShare != nil ? 3 : 1 }
    labels = [Int16](repeating: Self.outside, count: grid.columns.count * grid.rows.count)
    if rule == .centre {
      poolCentres(map, ids: ids)
      return
    }
    let covered = SampleGrid.hull(grid.columns)
    var counter = LabelCounter(thinShare: thinShare, isThin: isThin, ids: ids)
    var changes = [UInt8](repeating: 0, count: covered.count)
    for row in 0..<grid.rows.count where !grid.rows[row].isEmpty && !covered.isEmpty {
      Self.findChanges(in: map, columns: covered, rows: grid.rows[row], into: &changes)
      pool(map, row: row, changes: changes, counter: &counter)
    }
  }

  private mutating func poolCentres(_ map: LabelMap, ids: [UInt8]) {
    for (row, rows) in grid.rows.enumerated() where !rows.isEmpty {
      let line = (rows.lowerBound + rows.count / 2) * map.width
      for (column, columns) in grid.columns.enumerated() where !columns.isEmpty {
        let id = map.ids[line + columns.lowerBound + columns.count / 2]
        labels[row * grid.columns.count + column] = Int16(ids[Int(id)])
      }
    }
  }

  /// Sets `changes[x]` to zero exactly where the x-th of `columns` holds one id in all `rows`.
  private static func findChanges(
    in map: LabelMap, columns: Range<Int>, rows: Range<Int>, into changes: inout [UInt8]
  ) {
    let ids = map.ids.span
    // Spans of one length from zero on are what the loop below needs to vectorise.
    let count = columns.count
    let start = rows.lowerBound * map.width + columns.lowerBound
    let first = ids.extracting(start..<start + count)
    var bits = changes.mutableSpan
    for x in 0..<bits.count { bits[x] = 0 }
    for row in 1..<max(rows.count, 1) {
      let line = start + row * map.width
      let other = ids.extracting(line..<line + count)
      for x in 0..<min(bits.count, count) { bits[x] |= first[x] ^ other[x] }
    }
  }

  private mutating func pool(
    _ map: LabelMap, row: Int, changes: [UInt8], counter: inout LabelCounter
  ) {
    let ids = map.ids.span
    let bits = changes.span
    let rows = grid.rows[row]
    let first = rows.lowerBound * map.width
    let covered = SampleGrid.hull(grid.columns).lowerBound
    for (column, columns) in grid.columns.enumerated() where !columns.isEmpty {
      let id = ids[first + columns.lowerBound]
      var difference: UInt8 = 0
      for x in columns { difference |= bits[x - covered] | (ids[first + x] ^ id) }
      labels[row * grid.columns.count + column] =
        difference == 0
        ? Int16(counter.ids[Int(id)])
        : counter.winner(ids, width: map.width, columns: columns, rows: rows)
    }
  }
}
