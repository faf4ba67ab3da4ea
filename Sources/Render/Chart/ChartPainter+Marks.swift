internal import Labels

extension ChartPainter {
  /// Width of lines that show data, pixels.
  private static let lineWidth = 2.5
  /// Opacity of a band.
  private static let shade = 0.22

  /// Draws one mark into the plot.
  internal func draw(_ mark: ChartMark, on canvas: inout some ChartCanvas) {
    switch mark.shape {
    case .bars(let edges, let bases, let tops):
      for index in tops.indices where tops[index] > bases[index] {
        canvas.fill(
          bar(edges[index], edges[index + 1], bases[index], tops[index]), colour: mark.colour)
      }
    case .line(let points): canvas.stroke(points.map(place), stroke(of: mark))
    case .steps(let points): canvas.stroke(Self.corners(of: points).map(place), stroke(of: mark))
    case .band(let lower, let upper):
      canvas.fill(
        polygon: (upper + lower.reversed()).map(place), colour: mark.colour, opacity: Self.shade)
    case .vertical(let value):
      let x = place(Point(x: value, y: 0)).x
      let ends = [layout.plot.bottom, layout.plot.top].map { Point<CanvasSpace>(x: x, y: $0) }
      canvas.stroke(ends, stroke(of: mark))
    case .horizontal(let value):
      let y = place(Point(x: 0, y: value)).y
      let ends = [layout.plot.left, layout.plot.right].map { Point<CanvasSpace>(x: $0, y: y) }
      canvas.stroke(ends, stroke(of: mark))
    case .dots(let points):
      // Whole dots, also on the plot's border.
      canvas.clip(to: nil)
      for point in points where contains(point) {
        canvas.fill(polygon: Self.dot(around: place(point)), colour: mark.colour, opacity: 1)
      }
      canvas.clip(to: layout.plot)
    }
  }

  /// Draws an entry of the legend: a sample of the mark, and its name.
  internal func draw(_ entry: ChartLayout.Entry, on canvas: inout some ChartCanvas) {
    let (x, y) = (entry.position.x, entry.position.y)
    let end = x + ChartLayout.sampleWidth
    let box = ChartBox(left: x + 6, top: y - 7, right: end - 6, bottom: y + 9)
    switch entry.mark.shape {
    case .bars: canvas.fill(box, colour: entry.mark.colour)
    case .band:
      let corners: [Point<CanvasSpace>] = [
        Point(x: box.left, y: box.top), Point(x: box.right, y: box.top),
        Point(x: box.right, y: box.bottom), Point(x: box.left, y: box.bottom),
      ]
      canvas.fill(polygon: corners, colour: entry.mark.colour, opacity: Self.shade)
    case .dots:
      let centre = Point<CanvasSpace>(x: (x + end) / 2, y: y)
      canvas.fill(polygon: Self.dot(around: centre), colour: entry.mark.colour, opacity: 1)
    case .line, .steps, .vertical, .horizontal:
      canvas.stroke([Point(x: x, y: y), Point(x: end, y: y)], stroke(of: entry.mark))
    }
    canvas.write(
      entry.name, at: Point(x: end + 10, y: y), anchor: .start, colour: ChartColours.ink,
      isBold: false)
  }

  private func contains(_ point: Point<ChartSpace>) -> Bool {
    let place = place(point)
    return layout.plot.left...layout.plot.right ~= place.x
      && layout.plot.top...layout.plot.bottom ~= place.y
  }

  /// A bar; one that is wide enough leaves a gap of one pixel to its right.
  private func bar(_ left: Double, _ right: Double, _ base: Double, _ top: Double) -> ChartBox {
    let low = place(Point(x: left, y: base))
    let high = place(Point(x: right, y: top))
    let gap = high.x - low.x >= 5 ? 1.0 : 0
    return ChartBox(left: low.x, top: high.y, right: high.x - gap, bottom: low.y)
  }

  private func stroke(of mark: ChartMark) -> ChartStroke {
    ChartStroke(colour: mark.colour, width: Self.lineWidth, isDashed: mark.isDashed)
  }

  /// The corners of a step curve through `points`.
  private static func corners(of points: [Point<ChartSpace>]) -> [Point<ChartSpace>] {
    var corners: [Point<ChartSpace>] = []
    for point in points {
      if let last = corners.last { corners.append(Point(x: point.x, y: last.y)) }
      corners.append(point)
    }
    return corners
  }

  /// A dot, as an octagon.
  private static func dot(around centre: Point<CanvasSpace>) -> [Point<CanvasSpace>] {
    let (long, short) = (5.0, 2.1)
    let corners = [
      (long, short), (short, long), (-short, long), (-long, short), (-long, -short),
      (-short, -long), (short, -long), (long, -short),
    ]
    return corners.map { Point(x: centre.x + $0.0, y: centre.y + $0.1) }
  }
}
