internal import Labels

/// How much of each pixel a line covers.
///
/// Covered pixels count once however many pieces of the line pass them, so that corners are no darker.
internal struct StrokeCoverage {
  private let area: Rectangle<ImageSpace>
  private let radius: Double
  private var shares: [Float]

  internal init(
    of points: [Point<CanvasSpace>], _ stroke: ChartStroke, within area: Rectangle<ImageSpace>
  ) {
    self.area = area
    radius = stroke.width / 2
    shares = [Float](repeating: 0, count: area.area)
    // Where in the pattern of dashes the next piece begins.
    var travelled = 0.0
    for (a, b) in zip(points, points.dropFirst()) {
      let length = Self.length(a, b)
      if stroke.isDashed {
        for (start, end) in Self.dashes(length: length, travelled: travelled) {
          add(Self.point(a, b, at: start / length), Self.point(a, b, at: end / length))
        }
      } else {
        add(a, b)
      }
      travelled += length
    }
  }

  /// The covered share of a pixel of the area, 0...1.
  internal subscript(x: Int, y: Int) -> Float {
    shares[(y - area.y) * area.width + x - area.x]
  }

  /// Adds one piece: pixels by the distance of their centres to it.
  private mutating func add(_ a: Point<CanvasSpace>, _ b: Point<CanvasSpace>) {
    let reach = radius + 1
    let box = area.intersection(
      Self.pixels(
        left: min(a.x, b.x) - reach, top: min(a.y, b.y) - reach, right: max(a.x, b.x) + reach,
        bottom: max(a.y, b.y) + reach))
    let squared = max(1e-12, (b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y))
    for y in box.y..<box.maxY {
      for x in box.x..<box.maxX {
        let (dx, dy) = (Double(x) + 0.5 - a.x, Double(y) + 0.5 - a.y)
        let along = min(1, max(0, (dx * (b.x - a.x) + dy * (b.y - a.y)) / squared))
        let (ex, ey) = (dx - along * (b.x - a.x), dy - along * (b.y - a.y))
        let share = radius + 0.5 - (ex * ex + ey * ey).squareRoot()
        let place = (y - area.y) * area.width + x - area.x
        shares[place] = max(shares[place], Float(min(1, max(0, share))))
      }
    }
  }

  /// The parts of a piece of `length` pixels that are drawn, as distances from its start.
  private static func dashes(length: Double, travelled: Double) -> [(Double, Double)] {
    guard length > 0 else { return [] }
    let period = ChartStroke.dash.on + ChartStroke.dash.off
    var start = -travelled.truncatingRemainder(dividingBy: period)
    var parts: [(Double, Double)] = []
    while start < length {
      let end = min(length, start + ChartStroke.dash.on)
      if end > 0 { parts.append((max(0, start), end)) }
      start += period
    }
    return parts
  }

  private static func length(_ a: Point<CanvasSpace>, _ b: Point<CanvasSpace>) -> Double {
    ((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y)).squareRoot()
  }

  private static func point(
    _ a: Point<CanvasSpace>, _ b: Point<CanvasSpace>, at share: Double
  ) -> Point<CanvasSpace> {
    Point(x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share)
  }

  private static func pixels(
    left: Double, top: Double, right: Double, bottom: Double
  ) -> Rectangle<ImageSpace> {
    func whole(_ value: Double) -> Int { Int(min(1e6, max(-1e6, value)).rounded(.down)) }
    let (x, y) = (whole(left), whole(top))
    return Rectangle(
      x: x, y: y, width: max(0, whole(right) + 1 - x), height: max(0, whole(bottom) + 1 - y))
  }
}
