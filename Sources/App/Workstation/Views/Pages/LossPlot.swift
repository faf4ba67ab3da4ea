import Labels
import Refiner
import Render

/// Bars of the losses in cells: what lies on the noisy side stands out, the cut-off is a line.
struct LossPlot {
  let cut: LossCut
  let look: Look

  /// Paints the bars, as high as the most frequent losses need, over them the Gaussians.
  ///
  /// Heights are square roots, so that the few high losses stay visible beside the many low ones.
  func paint(into frame: inout Frame, at area: Rectangle<ScreenSpace>) {
    guard !area.isEmpty else { return }
    let counts = cut.counts(columns: area.width)
    let curves = curves(columns: area.width)
    let top = max(
      1, Double(counts.max() ?? 0), curves.low.max() ?? 0, curves.high.max() ?? 0)
    let place = cut.column(of: cut.cutOff, columns: area.width)
    for column in 0..<area.width {
      let height = Self.height(Double(counts[column]), top: top, rows: area.height)
      paint(height, isNoisy: column >= place, x: area.x + column, into: &frame, at: area)
      if column == place { paintCut(x: area.x + column, into: &frame, at: area) }
      let low = Self.height(curves.low[column], top: top, rows: area.height)
      let high = Self.height(curves.high[column], top: top, rows: area.height)
      mark("o", look.key, at: low, x: area.x + column, into: &frame, area)
      mark("x", look.warning, at: high, x: area.x + column, into: &frame, area)
    }
  }

  /// A value in eighths of a cell; at least one for what is there.
  private static func height(_ value: Double, top: Double, rows: Int) -> Int {
    guard value > 0.05 else { return 0 }
    return max(1, Int(((value / top).squareRoot() * Double(rows * 8)).rounded()))
  }

  private func paint(
    _ height: Int, isNoisy: Bool, x: Int, into frame: inout Frame,
    at area: Rectangle<ScreenSpace>
  ) {
    let style = isNoisy ? look.noisy : look.clean
    for row in 0..<area.height {
      let left = height - row * 8
      guard left > 0 else { return }
      frame[x, area.maxY - 1 - row] = cell(min(8, left), isNoisy: isNoisy, style)
    }
  }

  /// A piece of a bar; sides differ in colour, in ASCII and without colour in their sign.
  private func cell(_ eighths: Int, isNoisy: Bool, _ style: CellStyle) -> Cell {
    if look.symbols == .ascii || look.theme.depth(on: look.depth) == .mono {
      guard eighths >= 4 else { return Cell(isNoisy ? "," : ".", style: style) }
      return Cell(isNoisy ? "#" : ":", style: style)
    }
    // U+2581...U+2588 are one to eight eighths from below.
    return Cell(Unicode.Scalar(UInt32(0x2580 + eighths)) ?? " ", style: style)
  }

  private func paintCut(x: Int, into frame: inout Frame, at area: Rectangle<ScreenSpace>) {
    for y in area.y..<area.maxY where frame[x, y].scalar == " " {
      frame[x, y] = Cell(look.symbols.bar, style: look.strong)
    }
    frame[x, area.y] = Cell("v", style: look.selection)
  }

  private func mark(
    _ sign: Unicode.Scalar, _ style: CellStyle, at height: Int, x: Int, into frame: inout Frame,
    _ area: Rectangle<ScreenSpace>
  ) {
    guard height > 0 else { return }
    let y = area.maxY - 1 - min(area.height - 1, (height - 1) / 8)
    // On a bar the sign keeps the bar's colour around it.
    var style = style
    let below = frame[x, y]
    if below.scalar.value == 0x2588 { style.background = below.style.foreground }
    frame[x, y] = Cell(sign, style: style)
  }

  /// Both Gaussians as numbers of components per column; zeros where there are none.
  private func curves(columns: Int) -> (low: [Double], high: [Double]) {
    guard let mixture = cut.fit?.mixture, !mixture.isDegenerate else {
      let zeros = [Double](repeating: 0, count: columns)
      return (zeros, zeros)
    }
    let width = (cut.range.upperBound - cut.range.lowerBound) / Double(columns)
    let scale = Double(cut.samples.count) * width
    func curve(_ gaussian: Gaussian) -> [Double] {
      (0..<columns).map {
        scale
          * mixture.density(of: gaussian, atLoss: cut.loss(ofColumn: $0, columns: columns))
      }
    }
    return (curve(mixture.low), curve(mixture.high))
  }
}
