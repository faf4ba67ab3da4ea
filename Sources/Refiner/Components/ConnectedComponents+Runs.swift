import Labels

extension ConnectedComponents {
  /// All labelled pixels as vertical runs, column by column from the left, each column from the top.
  /// - Complexity: O(runs + pixels whose upper neighbour is of another component + columns).
  public func verticalRuns() -> [VerticalRun] {
    sortedByColumn(verticalRunsInOrderOfEnd())
  }

  /// Compares each row's runs with those above: a column's run ends, or one begins, only where the
  /// component changes.
  private func verticalRunsInOrderOfEnd() -> [VerticalRun] {
    var result: [VerticalRun] = []
    result.reserveCapacity(runs.count * 2)
    var start = [Int32](repeating: 0, count: size.width)
    var above = RowCursor(first: 0, end: 0)
    var next = 0
    for y in 0...size.height {
      var row = RowCursor(first: next, end: next)
      while row.end < runs.count, runs[row.end].y == Int32(y) { row.end += 1 }
      next = row.end
      var upper = above
      above = row
      var x: Int32 = 0
      while x < Int32(size.width) {
        let (old, oldEnd) = upper.piece(from: x, of: runs, width: size.width)
        let (new, newEnd) = row.piece(from: x, of: runs, width: size.width)
        let end = min(oldEnd, newEnd)
        if old != new {
          for column in x..<end {
            if old >= 0 {
              result.append(
                VerticalRun(x: column, start: start[Int(column)], end: Int32(y), component: old))
            }
            start[Int(column)] = Int32(y)
          }
        }
        x = end
      }
    }
    return result
  }

  /// A stable counting sort by column; runs of one column already come from the top.
  private func sortedByColumn(_ runs: [VerticalRun]) -> [VerticalRun] {
    guard let any = runs.first else { return [] }
    var next = [Int](repeating: 0, count: size.width + 1)
    for run in runs { next[Int(run.x) + 1] += 1 }
    for x in 0..<size.width { next[x + 1] += next[x] }
    var sorted = [VerticalRun](repeating: any, count: runs.count)
    for run in runs {
      sorted[next[Int(run.x)]] = run
      next[Int(run.x)] += 1
    }
    return sorted
  }

  /// Every component's pixels as COCO run lengths, in the order of ``components``.
  /// - Complexity: O(vertical runs).
  public func encodings(of verticalRuns: [VerticalRun]) -> [RunLengthEncoding] {
    var builders = [RunLengthBuilder](
      repeating: RunLengthBuilder(size: size), count: components.count)
    for run in verticalRuns {
      builders[Int(run.component)].append(
        x: Int(run.x), y: Int(run.start), length: Int(run.end - run.start))
    }
    return builders.map { $0.finish() }
  }
}

/// Walks along the runs of one row.
private struct RowCursor {
  var first: Int
  var end: Int

  /// The component at column `x`, -1 for none, and the column where that changes; `x` must not go back.
  mutating func piece(
    from x: Int32, of runs: [HorizontalRun], width: Int
  ) -> (component: Int32, end: Int32) {
    while first < end, runs[first].end <= x { first += 1 }
    guard first < end else { return (-1, Int32(width)) }
    let run = runs[first]
    return run.start <= x ? (run.component, run.end) : (-1, run.start)
  }
}
