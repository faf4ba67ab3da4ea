internal import Labels

/// Draws a chart on any canvas.
internal struct ChartPainter {
  private let chart: Chart
  private let size: Size<ImageSpace>
  internal let layout: ChartLayout

  internal init(chart: Chart, size: Size<ImageSpace>) {
    self.chart = chart
    self.size = size
    layout = ChartLayout(of: chart, size: size)
  }

  internal func paint(on canvas: inout some ChartCanvas) {
    canvas.fill(
      ChartBox(left: 0, top: 0, right: Double(size.width), bottom: Double(size.height)),
      colour: ChartColours.paper)
    writeWords(on: &canvas)
    drawGrid(on: &canvas)
    canvas.clip(to: layout.plot)
    for mark in chart.marks { draw(mark, on: &canvas) }
    canvas.clip(to: nil)
    drawAxes(on: &canvas)
    for entry in layout.legend { draw(entry, on: &canvas) }
  }

  /// The place of a point of the data.
  internal func place(_ point: Point<ChartSpace>) -> Point<CanvasSpace> {
    let plot = layout.plot
    // Points far outside are pulled in: they only give a clipped line its direction.
    func bounded(_ share: Double) -> Double { min(20, max(-20, share)) }
    return Point(
      x: plot.left + bounded(chart.horizontal.position(of: point.x)) * plot.width,
      y: plot.bottom - bounded(chart.vertical.position(of: point.y)) * plot.height)
  }

  private func writeWords(on canvas: inout some ChartCanvas) {
    let plot = layout.plot
    let room = Double(size.width) - 2 * ChartLayout.margin
    func write(_ text: String, y: Double, colour: RGB, isBold: Bool = false) {
      guard !text.isEmpty else { return }
      canvas.write(
        ChartText.fitted(text, width: room), at: Point(x: ChartLayout.margin, y: y),
        anchor: .start, colour: colour, isBold: isBold)
    }
    let first = ChartLayout.margin + ChartText.capitalHeight / 2
    write(chart.title, y: first, colour: ChartColours.ink, isBold: true)
    write(chart.subtitle, y: first + ChartText.lineHeight, colour: ChartColours.muted)
    write(chart.vertical.title, y: plot.top - 27, colour: ChartColours.muted)
    canvas.write(
      ChartText.fitted(chart.horizontal.title, width: plot.width),
      at: Point(
        x: plot.right, y: plot.bottom + 8 + 1.5 * ChartText.lineHeight),
      anchor: .end, colour: ChartColours.muted, isBold: false)
  }

  private func drawGrid(on canvas: inout some ChartCanvas) {
    let plot = layout.plot
    for tick in layout.verticalTicks {
      let y = place(Point(x: chart.horizontal.lower, y: tick.value)).y.rounded()
      canvas.fill(
        ChartBox(left: plot.left, top: y, right: plot.right, bottom: y + 1),
        colour: ChartColours.grid)
      canvas.write(
        tick.text, at: Point(x: plot.left - 12, y: y), anchor: .end, colour: ChartColours.muted,
        isBold: false)
    }
    for tick in layout.horizontalTicks {
      let x = place(Point(x: tick.value, y: chart.vertical.lower)).x.rounded()
      canvas.fill(
        ChartBox(left: x, top: plot.bottom, right: x + 1, bottom: plot.bottom + 7),
        colour: ChartColours.ink)
      canvas.write(
        tick.text, at: Point(x: x, y: plot.bottom + 8 + ChartText.lineHeight / 2), anchor: .middle,
        colour: ChartColours.muted, isBold: false)
    }
  }

  private func drawAxes(on canvas: inout some ChartCanvas) {
    let plot = layout.plot
    canvas.fill(
      ChartBox(left: plot.left - 1, top: plot.bottom, right: plot.right, bottom: plot.bottom + 1),
      colour: ChartColours.ink)
    canvas.fill(
      ChartBox(left: plot.left - 1, top: plot.top, right: plot.left, bottom: plot.bottom + 1),
      colour: ChartColours.ink)
  }
}
