/// The rectangle of least area, at any angle, around some pixel centres.
///
/// What OpenCV's `minAreaRect` finds, in whole numbers: one side of it lies on a side of the convex hull.
/// Of rectangles of the same area, that turned farthest clockwise from the axes (less than 90 degrees)
/// is taken, as OpenCV does where its single precision calls the areas equal.
struct MinimumAreaRectangle: Hashable, Sendable {
  /// The corners, in order around it, with the fraction of each coordinate cut off towards zero.
  let truncatedCorners: [GridPoint]
  /// The area in pixels between centres.
  let area: Double
  /// The length of all sides in pixels between centres.
  let perimeter: Double

  /// The rectangle around a hull as ``ConvexHull`` gives it; nil when it has no area.
  /// - Complexity: O(corners): rotating calipers.
  init?(around hull: [GridPoint]) {
    guard hull.count > 2 else { return nil }
    var calipers = Calipers(hull)
    var best = calipers.extent(alongSide: 0)
    for side in hull.indices.dropFirst() {
      let extent = calipers.extent(alongSide: side)
      if extent.isBetter(than: best) { best = extent }
    }
    truncatedCorners = best.truncatedCorners
    area = best.area
    perimeter = best.perimeter
  }
}

/// A rectangle with a side along `direction`; distances are multiplied by the direction's length.
private struct OrientedExtent {
  let direction: GridPoint
  let along: ClosedRange<Int>
  let across: ClosedRange<Int>

  private var squaredLength: Int { direction.dot(direction) }

  var area: Double {
    Double(along.upperBound - along.lowerBound) * Double(across.upperBound - across.lowerBound)
      / Double(squaredLength)
  }

  var perimeter: Double {
    let sum = along.upperBound - along.lowerBound + across.upperBound - across.lowerBound
    return 2 * Double(sum) / Double(squaredLength).squareRoot()
  }

  var truncatedCorners: [GridPoint] {
    let places = [
      (along.lowerBound, across.lowerBound), (along.upperBound, across.lowerBound),
      (along.upperBound, across.upperBound), (along.lowerBound, across.upperBound),
    ]
    return places.map { along, across in
      GridPoint(
        x: (along * direction.x - across * direction.y) / squaredLength,
        y: (along * direction.y + across * direction.x) / squaredLength)
    }
  }

  /// The direction turned by quarters to where x is positive and y is not negative.
  private var inFirstQuadrant: GridPoint {
    var turned = direction
    while turned.x <= 0 || turned.y < 0 { turned = GridPoint(x: -turned.y, y: turned.x) }
    return turned
  }

  func isBetter(than other: Self) -> Bool {
    // Equal areas of different directions differ by the roundings of two divisions.
    guard abs(area - other.area) <= 1e-12 * other.area else { return area < other.area }
    return other.inFirstQuadrant.cross(inFirstQuadrant) > 0
  }
}

/// Finds the extents of a hull along its sides, each search going on where the one before ended.
private struct Calipers {
  private let hull: [GridPoint]
  private var farthest = 1
  private var highest = 1
  private var nearest = 1

  init(_ hull: [GridPoint]) { self.hull = hull }

  private func corner(_ index: Int) -> GridPoint { hull[index % hull.count] }

  private func step(_ index: Int) -> GridPoint { corner(index + 1) - corner(index) }

  /// The extent along side `side`; sides must be asked for in order.
  mutating func extent(alongSide side: Int) -> OrientedExtent {
    let direction = step(side)
    farthest = max(farthest, side + 1)
    while direction.dot(step(farthest)) > 0 { farthest += 1 }
    highest = max(highest, farthest)
    while direction.cross(step(highest)) > 0 { highest += 1 }
    nearest = max(nearest, highest)
    while direction.dot(step(nearest)) < 0 { nearest += 1 }
    return OrientedExtent(
      direction: direction,
      along: direction.dot(corner(nearest))...direction.dot(corner(farthest)),
      across: direction.cross(corner(side))...direction.cross(corner(highest)))
  }
}
