import RealModule

/// How far a polygon reaches when it is offset outwards with round joins.
///
/// The arithmetic of Clipper 6 (Angus Johnson; Vatti, CACM 35(7), 1992) with its default arc tolerance of
/// a quarter of a pixel, which the released code calls: corners and results are whole numbers, arcs are
/// polygons.
enum PolygonOffset {
  /// The least and greatest coordinates of the offset polygon; nil when nothing is left of it.
  ///
  /// polygon: the corners of a convex polygon in order.  distance: pixels, zero or more.
  static func bounds(of polygon: [GridPoint], distance: Double) -> PixelBox? {
    var corners: [GridPoint] = []
    for corner in polygon where corner != corners.last { corners.append(corner) }
    if corners.count > 1, corners.first == corners.last { corners.removeLast() }
    guard corners.count > 2, distance > 0 else { return nil }
    if doubledArea(corners) < 0 { corners.reverse() }
    let normals = corners.indices.map { normal(corners, at: $0) }
    let arc = Arc(radius: distance)
    var bounds = Bounds()
    for index in corners.indices {
      let before = normals[(index + corners.count - 1) % corners.count]
      arc.join(corners[index], from: before, to: normals[index]) { bounds.add($0) }
    }
    return bounds.box
  }

  private static func doubledArea(_ corners: [GridPoint]) -> Int {
    corners.indices.reduce(0) { $0 + corners[$1].cross(corners[($1 + 1) % corners.count]) }
  }

  /// The outward direction of length one at the side that begins at a corner.
  private static func normal(_ corners: [GridPoint], at index: Int) -> SIMD2<Double> {
    let side = corners[(index + 1) % corners.count] - corners[index]
    let length = Double(side.dot(side)).squareRoot()
    return SIMD2(Double(side.y) / length, -Double(side.x) / length)
  }

  private struct Bounds {
    private var least = GridPoint(x: .max, y: .max)
    private var greatest = GridPoint(x: .min, y: .min)

    mutating func add(_ point: GridPoint) {
      least = GridPoint(x: min(least.x, point.x), y: min(least.y, point.y))
      greatest = GridPoint(x: max(greatest.x, point.x), y: max(greatest.y, point.y))
    }

    var box: PixelBox {
      PixelBox(left: least.x, top: least.y, right: greatest.x, bottom: greatest.y)
    }
  }
}

/// Round joins of one radius.
private struct Arc {
  private let radius: Double
  private let sine: Double
  private let cosine: Double
  private let stepsPerRadian: Double

  init(radius: Double) {
    self.radius = radius
    let tolerance = min(0.25, radius * 0.25)
    let steps = min(Double.pi / Double.acos(1 - tolerance / radius), radius * .pi)
    sine = Double.sin(2 * .pi / steps)
    cosine = Double.cos(2 * .pi / steps)
    stepsPerRadian = steps / (2 * .pi)
  }

  /// Calls `body` with the points that take the place of a corner between two sides.
  func join(
    _ corner: GridPoint, from first: SIMD2<Double>, to last: SIMD2<Double>,
    _ body: (GridPoint) -> Void
  ) {
    func emit(_ normal: SIMD2<Double>) {
      body(
        GridPoint(
          x: Int((Double(corner.x) + normal.x * radius).rounded(.toNearestOrAwayFromZero)),
          y: Int((Double(corner.y) + normal.y * radius).rounded(.toNearestOrAwayFromZero))))
    }
    let turn = first.x * last.y - last.x * first.y
    let alignment = (first * last).sum()
    if abs(turn * radius) < 1, alignment > 0 { return emit(first) }
    let angle = Double.atan2(y: min(max(turn, -1), 1), x: alignment)
    var normal = first
    for _ in 0..<max(1, Int((stepsPerRadian * abs(angle)).rounded(.toNearestOrAwayFromZero))) {
      emit(normal)
      normal = SIMD2(
        normal.x * cosine - sine * normal.y, normal.x * sine + normal.y * cosine)
    }
    emit(last)
  }
}
