/// Which pixels of a map lie near the edge of their own class.
///
/// A pixel of class k is in the band of width d of k's mask, mask minus its erosion by a square of
/// 2d + 1 pixels, exactly when that square around it holds another class or leaves the image. That does
/// not name k: one pass finds the bands of all classes. Unknown pixels are neither k nor another class.
struct BoundaryBand: Sendable {
  /// Stands for no class in a map.
  static let unknown = UInt8.max

  /// One value per pixel, row-major: true deep inside its class, false in the band or unknown.
  let isInside: [Bool]

  /// Finds the band of pixels at most `distance` (1 or more) rows and columns away from an edge.
  ///
  /// ids: [height, width], row-major, ``unknown`` for none.
  /// - Complexity: O(pixels), whatever the distance.
  init(ids: [UInt8], width: Int, height: Int, distance: Int) {
    precondition(ids.count == width * height, "\(ids.count) ids for \(width)x\(height)")
    precondition(distance >= 1, "A band of \(distance) pixels")
    var isInside = [Bool](repeating: false, count: ids.count)
    if 2 * min(distance, ids.count) < min(width, height) {
      var row = [RowWindow](repeating: .empty, count: width)
      var columns = [ColumnWindow](repeating: ColumnWindow(), count: width)
      for y in 0..<height {
        RowWindow.fill(&row, from: ids.span.extracting((y * width)..<((y + 1) * width)), distance)
        for x in distance..<(width - distance) { columns[x].add(row[x], y: Int32(y)) }
        guard y >= 2 * distance else { continue }
        let centre = (y - distance) * width
        let top = Int32(y - 2 * distance)
        for x in distance..<(width - distance) {
          isInside[centre + x] = columns[x].isUniform(since: top)
        }
      }
    }
    self.isInside = isInside
  }
}

/// What the 2d + 1 pixels around one of a row hold.
private enum RowWindow {
  case empty
  case uniform(UInt8)
  case mixed

  /// Finds the windows of all pixels whose window lies within the row; leaves the others.
  static func fill(_ windows: inout [RowWindow], from ids: Span<UInt8>, _ distance: Int) {
    // The last known pixel so far, and the last one before it of another class.
    var last = -1
    var different = -1
    for end in ids.indices {
      let id = ids[end]
      if id != BoundaryBand.unknown {
        if last >= 0, ids[last] != id { different = last }
        last = end
      }
      let start = end - 2 * distance
      guard start >= 0 else { continue }
      windows[end - distance] =
        last < start ? .empty : different >= start ? .mixed : .uniform(ids[last])
    }
  }
}

/// What a column of row windows held so far.
private struct ColumnWindow {
  /// The last row with a known class.
  private var last: Int32 = -1
  private var id = BoundaryBand.unknown
  /// The last row that a window down to here must not reach to be of one class.
  private var different: Int32 = -1

  mutating func add(_ window: RowWindow, y: Int32) {
    switch window {
    case .empty: break
    case .mixed: different = y
    case .uniform(let id):
      if last >= 0, id != self.id { different = max(different, last) }
      last = y
      self.id = id
    }
  }

  func isUniform(since top: Int32) -> Bool { different < top }
}
