/// A corner in pixels, or in metres across and above ground, as the function that takes it says.
typealias Corner = SIMD2<Float>

extension Canvas {
  /// Fills a polygon given in pixels, by the even-odd rule.
  mutating func fill(_ corners: [Corner], _ ink: Ink) {
    guard let first = corners.first else { return }
    var top = first.y
    var bottom = first.y
    for corner in corners {
      top = min(top, corner.y)
      bottom = max(bottom, corner.y)
    }
    var crossings: [Float] = []
    for row in Self.clamp(
      top, Self.height)..<max(
        Self.clamp(top, Self.height), Self.clamp(bottom, Self.height))
    {
      crossings.removeAll(keepingCapacity: true)
      let y = Float(row) + 0.5
      var last = corners[corners.count - 1]
      for corner in corners {
        if (last.y <= y) != (corner.y <= y) {
          crossings.append(last.x + (corner.x - last.x) * (y - last.y) / (corner.y - last.y))
        }
        last = corner
      }
      crossings.sort()
      for pair in stride(from: 0, to: crossings.count - 1, by: 2) {
        let start = Self.clamp(crossings[pair], Self.width)
        let end = Self.clamp(crossings[pair + 1], Self.width)
        for x in start..<max(start, end) { put(x, row, ink) }
      }
    }
  }

  /// Fills a rectangle given by its sides in pixels.
  mutating func rectangle(left: Float, top: Float, right: Float, bottom: Float, _ ink: Ink) {
    let columns =
      Self.clamp(
        left, Self.width)..<max(
        Self.clamp(left, Self.width), Self.clamp(right, Self.width))
    let rows =
      Self.clamp(
        top, Self.height)..<max(
        Self.clamp(top, Self.height), Self.clamp(bottom, Self.height))
    for y in rows { for x in columns { put(x, y, ink) } }
  }

  /// Fills an ellipse given by its centre and radii in pixels; `roundness` lights its upper side and
  /// darkens its lower one by that share.
  mutating func ellipse(
    _ centre: Corner, _ radii: Corner, _ ink: Ink, roundness: Float = 0, inner: Float = 0
  ) {
    guard radii.x > 0, radii.y > 0 else { return }
    let top = Self.clamp(centre.y - radii.y, Self.height)
    let bottom = Self.clamp(centre.y + radii.y, Self.height)
    let left = Self.clamp(centre.x - radii.x, Self.width)
    let right = Self.clamp(centre.x + radii.x, Self.width)
    for row in top..<max(top, bottom) {
      let v = (Float(row) + 0.5 - centre.y) / radii.y
      var lit = ink
      lit.colour = ink.colour * (1 - roundness * v)
      for column in left..<max(left, right) {
        let u = (Float(column) + 0.5 - centre.x) / radii.x
        let distance = u * u + v * v
        if distance <= 1, distance >= inner { put(column, row, lit) }
      }
    }
  }

  /// Draws a straight stroke of a width in pixels with flat ends.
  mutating func stroke(_ from: Corner, _ to: Corner, width: Float, _ ink: Ink) {
    let along = to - from
    let length = (along.x * along.x + along.y * along.y).squareRoot()
    guard length > 0 else { return }
    let side = Corner(-along.y, along.x) * (max(width, 1.2) / 2 / length)
    fill([from + side, to + side, to - side, from - side], ink)
  }
}
