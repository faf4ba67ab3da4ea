internal import Labels

/// The connected regions of a mask's set, or unset, pixels within its bounds, as horizontal runs.
internal struct MaskRegions {
  /// Which pixels are neighbours.
  internal enum Connectivity {
    /// Those that share a side.
    case four
    /// Those that share a side or a corner.
    case eight
  }

  /// A maximal stretch of one row, in columns and rows of the bounds.
  internal struct Run {
    internal let y: Int32
    internal let start: Int32
    internal let end: Int32
    internal var region: Int32
  }

  /// All runs in raster order.
  internal private(set) var runs: [Run] = []
  /// Number of pixels of each region; regions are numbered by their first pixels in raster order.
  internal private(set) var areas: [Int] = []
  /// Whether each region touches the edge of the bounds.
  internal private(set) var touchesEdge: [Bool] = []
  private var forest = RunForest()

  /// Finds the regions of the pixels whose bit is `value`.
  /// - Complexity: O(pixels of the bounds).
  internal init(_ mask: Mask, of value: Bool, connectivity: Connectivity) {
    let (width, height) = (mask.bounds.width, mask.bounds.height)
    // Runs that only touch at a corner end where the other begins.
    let reach: Int32 = connectivity == .eight ? 1 : 0
    var above = 0..<0
    for y in 0..<height {
      let first = runs.count
      appendRuns(of: mask.bits.span, value, y: y, width: width)
      join(first..<runs.count, above: above, reach: reach)
      above = first..<runs.count
    }
    number(width: width, height: height)
  }

  /// The pixels of the regions that fulfil a condition, set or unset in a copy of the mask's bits.
  internal func setting(
    _ value: Bool, in bits: [Bool], width: Int, where condition: (Int) -> Bool
  ) -> [Bool] {
    var result = bits
    let isChosen = areas.indices.map(condition)
    var span = result.mutableSpan
    for run in runs where isChosen[Int(run.region)] {
      let row = Int(run.y) * width
      for x in Int(run.start)..<Int(run.end) { span[row + x] = value }
    }
    return result
  }

  /// The region of each pixel of the bounds, -1 for none, row-major.
  internal func labels(_ bounds: Rectangle<ImageSpace>) -> [Int32] {
    var result = [Int32](repeating: -1, count: bounds.area)
    var span = result.mutableSpan
    for run in runs {
      let row = Int(run.y) * bounds.width
      for x in Int(run.start)..<Int(run.end) { span[row + x] = run.region }
    }
    return result
  }

  private mutating func appendRuns(of bits: Span<Bool>, _ value: Bool, y: Int, width: Int) {
    let row = y * width
    var x = 0
    while x < width {
      while x < width, bits[row + x] != value { x += 1 }
      guard x < width else { return }
      let start = x
      while x < width, bits[row + x] == value { x += 1 }
      forest.append()
      runs.append(Run(y: Int32(y), start: Int32(start), end: Int32(x), region: 0))
    }
  }

  private mutating func join(_ row: Range<Int>, above: Range<Int>, reach: Int32) {
    var candidate = above.lowerBound
    for current in row {
      let run = runs[current]
      while candidate < above.upperBound, runs[candidate].end + reach <= run.start {
        candidate += 1
      }
      var other = candidate
      while other < above.upperBound, runs[other].start < run.end + reach {
        forest.unite(current, other)
        other += 1
      }
    }
  }

  private mutating func number(width: Int, height: Int) {
    for index in runs.indices {
      let root = forest.root(of: index)
      if root == index {
        runs[index].region = Int32(areas.count)
        areas.append(0)
        touchesEdge.append(false)
      } else {
        runs[index].region = runs[root].region
      }
      let run = runs[index]
      let region = Int(run.region)
      areas[region] += Int(run.end - run.start)
      if run.y == 0 || Int(run.y) == height - 1 || run.start == 0 || Int(run.end) == width {
        touchesEdge[region] = true
      }
    }
  }
}
