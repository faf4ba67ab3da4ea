/// Which pixels of a map of ids lie near the edge of their own region.
///
/// A pixel of class k is in the band of width d of k's mask, mask minus its erosion by a square of
/// 2d + 1 pixels, exactly when that square around it holds another id or leaves the image. That does
/// not name k: one pass finds the bands of all classes.
struct BoundaryBand: Sendable {
  /// One value per pixel, row-major: 0 in the band, 1 inside.
  let isInside: [UInt8]

  /// Finds the band of pixels at most `distance` (1 or more) rows and columns away from an edge.
  ///
  /// ids: [height, width], row-major; every value is a class of its own, void too.
  /// - Complexity: O(pixels), whatever the distance.
  init(ids: [UInt8], width: Int, height: Int, distance: Int) {
    precondition(ids.count == width * height, "\(ids.count) ids for \(width)x\(height)")
    precondition(distance >= 1, "A band of \(distance) pixels")
    var isInside = [UInt8](repeating: 0, count: ids.count)
    var columns = ColumnHeights(width: width, height: height, distance: distance)
    var y = 0
    while y < height {
      columns.advance(to: y, ids: ids.span, marking: &isInside)
      y += 1
    }
    self.isInside = isInside
  }
}

/// For each column, how many rows up to the current one are uniform around it and of one class.
private struct ColumnHeights {
  private let width: Int
  private let distance: Int
  private var heights: [Int]

  init(width: Int, height: Int, distance: Int) {
    self.width = width
    // Wider than the image is as wide as the image; and it cannot overflow.
    self.distance = min(distance, max(width, height))
    heights = Array(repeating: 0, count: width)
  }

  /// Takes row `y`; where 2d + 1 uniform rows of a class end here, the middle one is inside.
  mutating func advance(to y: Int, ids: Span<UInt8>, marking isInside: inout [UInt8]) {
    let row = y * width
    var start = 0
    while start < width {
      let id = ids[row + start]
      var end = start + 1
      while end < width, ids[row + end] == id { end += 1 }
      extend(start..<end, y: y, ids: ids, marking: &isInside)
      start = end
    }
  }

  private mutating func extend(
    _ run: Range<Int>, y: Int, ids: Span<UInt8>, marking isInside: inout [UInt8]
  ) {
    let first = min(run.lowerBound + distance, run.upperBound)
    let last = max(first, run.upperBound - distance)
    let row = y * width
    let id = ids[row + run.lowerBound]
    for x in run.lowerBound..<first { heights[x] = 0 }
    for x in last..<run.upperBound { heights[x] = 0 }
    for x in first..<last {
      let continues = heights[x] > 0 && ids[row - width + x] == id
      heights[x] = continues ? heights[x] + 1 : 1
      if heights[x] > 2 * distance { isInside[row - distance * width + x] = 1 }
    }
  }
}
