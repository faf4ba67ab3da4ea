import Labels

extension ConnectedComponents {
  /// All labelled pixels as vertical runs, column by column from the left, each column from the top.
  /// - Complexity: O(labelled pixels + columns).
  public func verticalRuns() -> [VerticalRun] {
    sortedByColumn(verticalRunsInOrderOfEnd())
  }

  private func verticalRunsInOrderOfEnd() -> [VerticalRun] {
    var result: [VerticalRun] = []
    result.reserveCapacity(runs.count * 2)
    // Per column: the component and the first row of the run that is open, and the row it has reached.
    var owner = [Int32](repeating: -1, count: size.width)
    var start = [Int32](repeating: 0, count: size.width)
    var reached = [Int32](repeating: 0, count: size.width)
    for run in runs {
      for x in Int(run.start)..<Int(run.end) {
        if owner[x] != run.component || reached[x] != run.y {
          if owner[x] >= 0 {
            result.append(
              VerticalRun(x: Int32(x), start: start[x], end: reached[x], component: owner[x]))
          }
          owner[x] = run.component
          start[x] = run.y
        }
        reached[x] = run.y + 1
      }
    }
    for x in 0..<size.width where owner[x] >= 0 {
      result.append(VerticalRun(x: Int32(x), start: start[x], end: reached[x], component: owner[x]))
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
