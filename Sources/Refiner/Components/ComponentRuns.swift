import Labels

/// The pixels of each component of a map as horizontal runs, for work component by component.
struct ComponentRuns: Sendable {
  private let runs: [HorizontalRun]
  private let starts: [Int]

  /// Sorts the runs by component, keeping their raster order.
  /// - Complexity: O(runs + components).
  init(_ found: ConnectedComponents) {
    var next = [Int](repeating: 0, count: found.components.count + 1)
    for run in found.runs { next[Int(run.component) + 1] += 1 }
    for index in found.components.indices { next[index + 1] += next[index] }
    starts = next
    var sorted = found.runs
    for run in found.runs {
      sorted[next[Int(run.component)]] = run
      next[Int(run.component)] += 1
    }
    runs = sorted
  }

  /// The runs of a component in raster order; at least one.
  subscript(index: ComponentIndex) -> ArraySlice<HorizontalRun> {
    runs[starts[index.rawValue]..<starts[index.rawValue + 1]]
  }
}
