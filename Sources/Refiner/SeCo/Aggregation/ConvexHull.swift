import Labels

/// A pixel by its column and row, for exact geometry between pixel centres.
struct GridPoint: Hashable, Sendable {
  var x: Int
  var y: Int

  static func - (left: Self, right: Self) -> Self {
    GridPoint(x: left.x - right.x, y: left.y - right.y)
  }

  /// The scalar product of two vectors.
  func dot(_ other: Self) -> Int { x * other.x + y * other.y }

  /// The z component of the product of two vectors; positive when `other` lies clockwise on the screen.
  func cross(_ other: Self) -> Int { x * other.y - y * other.x }
}

/// The convex hull of a component's pixel centres.
///
/// It equals that of the outer contour which the reference takes: contours of holes lie inside of it.
enum ConvexHull {
  /// The corners, from the leftmost clockwise on the screen, without points between them; all of them
  /// when there are fewer than three.
  ///
  /// runs: of one component, in raster order.
  /// - Complexity: O(runs log runs).
  static func corners(of runs: ArraySlice<HorizontalRun>) -> [GridPoint] {
    var points: [GridPoint] = []
    for run in runs {
      points.append(GridPoint(x: Int(run.start), y: Int(run.y)))
      if run.end - run.start > 1 { points.append(GridPoint(x: Int(run.end) - 1, y: Int(run.y))) }
    }
    points.sort { ($0.x, $0.y) < ($1.x, $1.y) }
    guard points.count > 2 else { return points }
    return chain(points).dropLast() + chain(points.reversed()).dropLast()
  }

  /// One side of the hull (Andrew's monotone chain): the turns that are not to the wrong side.
  private static func chain(_ points: [GridPoint]) -> [GridPoint] {
    var kept: [GridPoint] = []
    for point in points {
      while let last = kept.last, kept.count > 1,
        (last - kept[kept.count - 2]).cross(point - kept[kept.count - 2]) <= 0
      {
        kept.removeLast()
      }
      kept.append(point)
    }
    return kept
  }
}
