internal import Labels

/// Fills a polygon, its outline included, exactly as Pillow's `ImageDraw.polygon` does.
///
/// Row by row from the top, as `polygon_generic` of Pillow's `Draw.c` since 11.2: in each row the edges'
/// positions are sorted and filled in pairs, from the pixel that the left one is rounded to to that of the
/// right one. Where an edge ends, its position counts twice; at a corner whose edges both lie flat, the
/// position moves to the pixel beside the next row's, so that the corner hangs together. Arithmetic is in
/// single precision, as there. Pillow before 11.2 draws some corners otherwise (on the goldens of the tests
/// 281 to 518 pixels of a fifth of the polygons), and a Pillow whose compiler fused multiplications and
/// additions may round otherwise.
/// - seealso: <https://github.com/python-pillow/Pillow/blob/main/src/libImaging/Draw.c>
internal struct ScanLineFill {
  /// An edge between two corners.
  private struct Edge {
    /// Where it begins.
    let x: Int
    let y: Int
    var columns: ClosedRange<Int>
    let rows: ClosedRange<Int>
    /// Columns to a row; 0 for a horizontal edge.
    let slope: Float

    init(from start: PixelPosition, to end: PixelPosition) {
      (x, y) = (start.x, start.y)
      columns = min(start.x, end.x)...max(start.x, end.x)
      rows = min(start.y, end.y)...max(start.y, end.y)
      slope = start.y == end.y ? 0 : Float(end.x - start.x) / Float(end.y - start.y)
    }

    var isHorizontal: Bool { rows.lowerBound == rows.upperBound }

    /// Whether it begins or ends in a row.
    func ends(in row: Int) -> Bool { row == rows.lowerBound || row == rows.upperBound }

    func position(in row: Int) -> Float { Float(row - y) * slope + Float(x) }
  }

  /// A corner, in pixels.
  internal struct PixelPosition: Hashable {
    internal let x: Int
    internal let y: Int
  }

  /// The most corners that one polygon should have: those of one row are compared with each other.
  internal static let mostCorners = 1 << 16
  private var horizontal: [Edge] = []
  private var sloped: [Edge] = []

  /// Prepares a polygon of one corner or more, the last of which is joined with the first.
  internal init(_ corners: [PixelPosition]) {
    precondition(!corners.isEmpty, "A polygon without corners")
    var edges: [Edge] = []
    for place in corners.indices.dropLast() {
      let (start, end) = (corners[place], corners[place + 1])
      if place > 0, start.y == end.y, start.y == corners[place - 1].y {
        // A horizontal edge that goes on lengthens the one before.
        let before = corners[place - 1].x
        let last = edges[edges.count - 1].columns
        if end.x > start.x, start.x > before {
          edges[edges.count - 1].columns = last.lowerBound...end.x
          continue
        } else if end.x < start.x, start.x < before {
          edges[edges.count - 1].columns = end.x...last.upperBound
          continue
        }
      }
      edges.append(Edge(from: start, to: end))
    }
    if corners[corners.count - 1] != corners[0] {
      edges.append(Edge(from: corners[corners.count - 1], to: corners[0]))
    }
    horizontal = edges.filter(\.isHorizontal)
    sloped = edges.filter { !$0.isHorizontal }
  }

  /// Gives every pixel of the polygon a class.
  /// - Complexity: O(pixels + rows × edges in a row), and the square of the edges that end in a row.
  internal func paint(_ classID: ClassID, into map: inout LabelMap) {
    for edge in horizontal {
      map.fill(edge.columns.lowerBound, edge.columns.upperBound, in: edge.y, with: classID)
    }
    guard let lowest = sloped.map(\.rows.lowerBound).min(),
      let highest = sloped.map(\.rows.upperBound).max()
    else { return }
    // The polygon's last row, or the one below the image.
    let bottom = min(max(highest, horizontal.map(\.y).max() ?? highest), map.height)
    let first = max(lowest, 0)
    let waiting = sloped.indices.sorted { sloped[$0].rows.lowerBound < sloped[$1].rows.lowerBound }
    var next = 0
    var active: [Int] = []
    for row in stride(from: first, through: min(bottom, map.height - 1), by: 1) {
      var isLonger = false
      while next < waiting.count, sloped[waiting[next]].rows.lowerBound <= row {
        active.append(waiting[next])
        next += 1
        isLonger = true
      }
      if isLonger { active.sort() }
      active.removeAll { sloped[$0].rows.upperBound < row }
      let positions = positions(in: row, of: active, bottom: bottom)
      for place in stride(from: 1, to: positions.count, by: 2) {
        map.fill(
          positions[place - 1].roundedUp, positions[place].roundedDown, in: row, with: classID)
      }
    }
  }

  /// Where the edges of a row cross it, from left to right.
  private func positions(in row: Int, of active: [Int], bottom: Int) -> [Float] {
    var positions: [Float] = []
    for (place, index) in active.enumerated() {
      let edge = sloped[index]
      let position = edge.position(in: row)
      if row == edge.rows.upperBound, row < bottom {
        positions.append(position)
        positions.append(position)
      } else if edge.ends(in: row), edge.slope != 0 {
        positions.append(corner(of: edge, at: position, in: row, with: active[..<place]))
      } else {
        positions.append(position)
      }
    }
    return positions.sorted()
  }

  /// Where an edge that ends in a row crosses it, when it makes a corner with one before it.
  private func corner(
    of edge: Edge, at position: Float, in row: Int, with others: ArraySlice<Int>
  ) -> Float {
    let beside = row == edge.rows.upperBound ? row - 1 : row + 1
    for other in others.lazy.map({ sloped[$0] }) {
      guard other.ends(in: row), other.slope != 0,
        position.rounded() == other.position(in: row).rounded(), other.rows.contains(beside)
      else { continue }
      let (mine, theirs) = (edge.position(in: beside), other.position(in: beside))
      if position > mine + 1, position > theirs + 1 { return max(mine, theirs).rounded() + 1 }
      if position < mine - 1, position < theirs - 1 { return min(mine, theirs).rounded() - 1 }
      break
    }
    return position
  }
}

extension Float {
  /// The nearest pixel, of two the one farther from 0: where a row of pixels begins.
  fileprivate var roundedUp: Int {
    self >= 0 ? Int((self + 0.5).rounded(.down)) : -Int((Double(-self) + 0.5).rounded(.down))
  }

  /// The nearest pixel, of two the one nearer to 0: where a row of pixels ends.
  fileprivate var roundedDown: Int {
    self >= 0 ? Int((self - 0.5).rounded(.up)) : -Int((Double(-self) - 0.5).rounded(.up))
  }
}

extension LabelMap {
  /// Gives the pixels of a row between two columns a class, as far as they are in the map.
  fileprivate mutating func fill(_ first: Int, _ last: Int, in row: Int, with classID: ClassID) {
    let (start, end) = (max(first, 0), min(last, width - 1))
    guard row >= 0, row < height, start <= end else { return }
    let line = row * width
    withMutableIDs { ids in
      var pixels = ids._mutatingExtracting((line + start)..<(line + end + 1))
      pixels.update(repeating: classID.rawValue)
    }
  }
}
