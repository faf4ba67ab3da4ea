internal import Labels

/// Where the parts of a chart stand on a canvas.
internal struct ChartLayout {
  /// An entry of the legend and the left end of its sample.
  internal struct Entry {
    internal let mark: ChartMark
    internal let name: String
    internal let position: Point<CanvasSpace>
  }

  /// Free space at the canvas' border, pixels.
  internal static let margin = 24.0
  /// Width of a sample in the legend, pixels.
  internal static let sampleWidth = 28.0

  /// The area in which the marks are drawn.
  internal let plot: ChartBox
  /// The legend's entries.
  internal let legend: [Entry]
  internal let horizontalTicks: [ChartTick]
  internal let verticalTicks: [ChartTick]

  internal init(of chart: Chart, size: Size<ImageSpace>) {
    precondition(
      size.width >= Chart.smallestSize.width && size.height >= Chart.smallestSize.height,
      "A chart of \(size.width)x\(size.height) pixels")
    let (width, height) = (Double(size.width), Double(size.height))
    var y = Self.margin + ChartText.lineHeight
    if !chart.subtitle.isEmpty { y += ChartText.lineHeight }
    legend = Self.legend(of: chart, y: &y, width: width)
    y += ChartText.lineHeight + 16
    let bottom = height - Self.margin - 2 * ChartText.lineHeight
    let plotHeight = max(1, bottom - y)
    verticalTicks = chart.vertical.ticks(atMost: max(2, Int(plotHeight / 64)))
    let labels = verticalTicks.map { ChartText.width(of: $0.text) }.max() ?? 0
    let left = Self.margin + labels + 12
    horizontalTicks = Self.ticks(of: chart.horizontal, width: width - Self.margin - left)
    // The last label reaches half of its width beyond the plot.
    let overhang = ChartText.width(of: horizontalTicks.last?.text ?? "") / 2
    plot =
      ChartBox(
        left: left, top: y, right: width - max(Self.margin, overhang + 8), bottom: bottom
      ).snapped
  }

  /// As many ticks as have room beside each other.
  private static func ticks(of axis: ChartAxis, width: Double) -> [ChartTick] {
    for count in stride(from: 10, to: 1, by: -1) {
      let ticks = axis.ticks(atMost: count)
      let widest = ticks.map { ChartText.width(of: $0.text) }.max() ?? 0
      if Double(ticks.count) * (widest + 2 * ChartText.advance) <= width { return ticks }
    }
    return axis.ticks(atMost: 1)
  }

  /// Places the legend's entries in lines; `y` is the top of the first and becomes the end of the last.
  private static func legend(of chart: Chart, y: inout Double, width: Double) -> [Entry] {
    var entries: [Entry] = []
    var x = margin
    let room = width - 2 * margin
    for mark in chart.marks {
      guard let name = mark.name else { continue }
      let text = ChartText.fitted(name, width: room - sampleWidth - 10)
      let needed = sampleWidth + 10 + ChartText.width(of: text)
      if entries.isEmpty || x + needed > margin + room {
        x = margin
        y += entries.isEmpty ? 8 : ChartText.lineHeight
      }
      entries.append(
        Entry(
          mark: mark, name: text, position: Point(x: x, y: y + ChartText.capitalHeight / 2)))
      x += needed + 2 * ChartText.advance
    }
    if !entries.isEmpty { y += ChartText.lineHeight }
    return entries
  }
}
