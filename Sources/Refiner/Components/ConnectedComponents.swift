public import Labels

/// The 8-connected components of a label map, of all classes, found in one pass.
///
/// Runs of equal ids are joined with the runs they touch in the row above by union-find; no labelled
/// copy of the image is made. Void pixels belong to no component.
/// Method: He, Chao, Suzuki: "A Run-Based Two-Scan Labeling Algorithm", IEEE TIP 17(5), 2008.
public struct ConnectedComponents: Sendable {
  /// Size of the label map.
  public let size: Size<ImageSpace>
  /// The components, in raster order of their first pixels.
  public let components: [Component]
  /// All labelled pixels as runs in raster order, each with its component.
  public let runs: [HorizontalRun]

  /// Finds the components of a map.
  /// - Complexity: O(pixels + runs * inverse Ackermann).
  public init(_ map: LabelMap) {
    size = map.size
    var scan = RunScan(map)
    let count = scan.resolve()
    components = ComponentMeasurements(
      runs: scan.runs, ids: map.ids, width: map.width, count: count
    )
    .components(overlaps: scan.overlaps)
    runs = scan.runs
  }
}

/// The first pass: runs, and a union-find forest over them.
private struct RunScan {
  private(set) var runs: [HorizontalRun] = []
  /// For each run, the pixels it shares a side with in runs of its class in the row above.
  private(set) var overlaps: [Int32] = []
  private var forest = RunForest()

  init(_ map: LabelMap) {
    runs.reserveCapacity(map.height * 16)
    overlaps.reserveCapacity(map.height * 16)
    forest.reserveCapacity(map.height * 16)
    let ids = map.ids.span
    var above = 0..<0
    for y in 0..<map.height {
      let first = runs.count
      appendRuns(of: ids, y: y, width: map.width)
      join(first..<runs.count, above: above, ids: ids, width: map.width)
      above = first..<runs.count
    }
  }

  private mutating func appendRuns(of ids: Span<UInt8>, y: Int, width: Int) {
    let row = y * width
    var x = 0
    while x < width {
      let id = ids[row + x]
      let start = x
      x += 1
      while x < width, ids[row + x] == id { x += 1 }
      guard id != ClassID.void.rawValue else { continue }
      forest.append()
      overlaps.append(0)
      runs.append(HorizontalRun(y: Int32(y), start: Int32(start), end: Int32(x), component: 0))
    }
  }

  /// Joins the runs of a row with those of their class above that they touch, corners included.
  private mutating func join(
    _ row: Range<Int>, above: Range<Int>, ids: Span<UInt8>, width: Int
  ) {
    var candidate = above.lowerBound
    for current in row {
      let run = runs[current]
      let id = ids[Int(run.y) * width + Int(run.start)]
      while candidate < above.upperBound, runs[candidate].end < run.start { candidate += 1 }
      var other = candidate
      while other < above.upperBound, runs[other].start <= run.end {
        let upper = runs[other]
        if ids[Int(upper.y) * width + Int(upper.start)] == id {
          forest.unite(current, other)
          overlaps[current] += max(0, min(run.end, upper.end) - max(run.start, upper.start))
        }
        other += 1
      }
    }
  }

  /// Writes its component's index into each run.
  /// - Returns: the number of components.
  mutating func resolve() -> Int {
    var count: Int32 = 0
    for index in runs.indices {
      let root = forest.root(of: index)
      if root == index {
        runs[index].component = count
        count += 1
      } else {
        runs[index].component = runs[root].component
      }
    }
    return Int(count)
  }
}

/// Sums over the runs of each component.
private struct ComponentMeasurements {
  private struct Sums {
    var id: UInt8 = 0
    var area = 0
    var left = Int32.max
    var right = Int32.min
    var top = Int32.max
    var bottom = Int32.min
    var sumX = 0
    var sumY = 0
    var sides = 0
  }

  private let runs: [HorizontalRun]
  private var sums: [Sums]

  init(runs: [HorizontalRun], ids: [UInt8], width: Int, count: Int) {
    self.runs = runs
    sums = Array(repeating: Sums(), count: count)
    for run in runs {
      let length = Int(run.end - run.start)
      let component = Int(run.component)
      sums[component].id = ids[Int(run.y) * width + Int(run.start)]
      sums[component].area += length
      sums[component].left = min(sums[component].left, run.start)
      sums[component].right = max(sums[component].right, run.end)
      sums[component].top = min(sums[component].top, run.y)
      sums[component].bottom = max(sums[component].bottom, run.y + 1)
      sums[component].sumX += length * Int(run.start + run.end - 1) / 2
      sums[component].sumY += length * Int(run.y)
      sums[component].sides += 2 + 2 * length
    }
  }

  consuming func components(overlaps: [Int32]) -> [Component] {
    for (index, overlap) in overlaps.enumerated() {
      sums[Int(runs[index].component)].sides -= 2 * Int(overlap)
    }
    return sums.enumerated().map { index, sum in
      Component(
        index: ComponentIndex(rawValue: index), classID: ClassID(sum.id), area: sum.area,
        bounds: Rectangle(
          x: Int(sum.left), y: Int(sum.top), width: Int(sum.right - sum.left),
          height: Int(sum.bottom - sum.top)),
        centroid: Point(
          x: Double(sum.sumX) / Double(sum.area), y: Double(sum.sumY) / Double(sum.area)),
        perimeter: sum.sides)
    }
  }
}
