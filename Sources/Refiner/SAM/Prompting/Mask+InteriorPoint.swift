public import Labels

extension Mask {
  /// The centre of the pixel that lies deepest inside of the mask: its pole of inaccessibility.
  ///
  /// Deepest is farthest, in a straight line, from the centre of any pixel that is not set; what is beyond
  /// the image's edge is not set either. Of several (a pole has a whole column of them) the one nearest to
  /// the middle of ``Labels/Mask/bounds``, then the first in raster order. Nil when no pixel is set.
  ///
  /// Distances are exact: Meijster, Roerdink and Hesselink, "A General Algorithm for Computing Distance
  /// Transforms in Linear Time", 2000, section 2.
  /// - Complexity: O(bounds).
  public var interiorPoint: Point<ImageSpace>? {
    let heights = columnDistances()
    var best = DeepestPixel(middle: bounds.center)
    var envelope = DistanceEnvelope(width: bounds.width)
    for row in 0..<bounds.height {
      envelope.fill(from: heights.span.extracting(row * bounds.width..<(row + 1) * bounds.width))
      for column in 0..<bounds.width where bits[row * bounds.width + column] {
        best.offer(
          x: bounds.x + column, y: bounds.y + row, squaredDistance: envelope.distances[column])
      }
    }
    return best.point
  }

  /// For each pixel of the bounds, the rows to the nearest one of its column that is not set; 0 there.
  private func columnDistances() -> [Int32] {
    let (width, height) = (bounds.width, bounds.height)
    var distances = [Int32](repeating: 0, count: bounds.area)
    let bits = bits.span
    var target = distances.mutableSpan
    for row in 0..<height {
      let start = row * width
      for column in 0..<width where bits[start + column] {
        target[start + column] = 1 + (row > 0 ? target[start - width + column] : 0)
      }
    }
    for row in (0..<height).reversed() {
      let start = row * width
      for column in 0..<width where bits[start + column] {
        let below = row + 1 < height ? target[start + width + column] : 0
        target[start + column] = min(target[start + column], below + 1)
      }
    }
    return distances
  }
}

/// The squared distances of one row's pixels to the nearest pixel that is not set.
private struct DistanceEnvelope {
  /// One for each column of the row.
  private(set) var distances: [Int32]
  private let width: Int
  /// Columns, from -1 to the width, whose parabolas are lowest somewhere.
  private var sites: [Int32]
  /// From which column on each of them is.
  private var starts: [Int32]
  private var squares: [Int32]

  init(width: Int) {
    self.width = width
    distances = [Int32](repeating: 0, count: width)
    sites = [Int32](repeating: 0, count: width + 2)
    starts = sites
    squares = sites
  }

  /// heights: the distances within the columns, [width].
  mutating func fill(from heights: Span<Int32>) {
    // One column more on each side, where nothing is set; index 0 is the column -1.
    for column in 0..<width { squares[column + 1] = heights[column] * heights[column] }
    var last = 0
    sites[0] = 0
    starts[0] = 0
    for column in Int32(1)...Int32(width + 1) {
      while last >= 0,
        value(at: starts[last], of: sites[last]) > value(at: starts[last], of: column)
      {
        last -= 1
      }
      if last < 0 {
        last = 0
        sites[0] = column
        starts[0] = 0
        continue
      }
      let start = 1 + separation(sites[last], column)
      guard start <= Int32(width + 1) else { continue }
      last += 1
      sites[last] = column
      starts[last] = start
    }
    for column in (1...max(1, width)).reversed() where column <= width {
      while starts[last] > Int32(column) { last -= 1 }
      distances[column - 1] = value(at: Int32(column), of: sites[last])
    }
  }

  private func value(at column: Int32, of site: Int32) -> Int32 {
    (column - site) * (column - site) + squares[Int(site)]
  }

  /// The last column at which the parabola of `first`, which lies to the left, is not above `second`'s.
  private func separation(_ first: Int32, _ second: Int32) -> Int32 {
    let numerator =
      second * second - first * first + squares[Int(second)] - squares[Int(first)]
    let denominator = 2 * (second - first)
    // Rounded down; the numerator is never negative here, since the first one is lower at its start.
    return numerator / denominator
  }
}

/// The best of the pixels that have been offered.
private struct DeepestPixel {
  let middle: Point<ImageSpace>
  private(set) var point: Point<ImageSpace>?
  private var depth: Int32 = 0
  private var offset = 0.0

  init(middle: Point<ImageSpace>) { self.middle = middle }

  mutating func offer(x: Int, y: Int, squaredDistance: Int32) {
    guard squaredDistance >= depth else { return }
    let candidate = Point<ImageSpace>(x: Double(x) + 0.5, y: Double(y) + 0.5)
    let (right, down) = (candidate.x - middle.x, candidate.y - middle.y)
    let away = right * right + down * down
    guard squaredDistance > depth || away < offset else { return }
    (point, depth, offset) = (candidate, squaredDistance, away)
  }
}
