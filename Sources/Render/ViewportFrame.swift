public import Labels

/// Draws which part of an image a canvas shows, on a smaller canvas that shows the whole image.
public struct ViewportFrame: Sendable {
  private let labels: LabelPainter

  /// Makes a frame that is drawn with a painter's glyphs and outline colours.
  public init(labels: LabelPainter) { self.labels = labels }

  /// Draws the outline of `pixels`, two-tone, one sample wide, over a canvas painted with `viewport`.
  ///
  /// A part that is smaller than a sample still shows as one. Without half blocks its cells are reversed.
  /// - Complexity: O(cells of the canvas).
  public func paint(
    around pixels: Rectangle<ImageSpace>, viewport: Viewport, into frame: inout Frame,
    at canvas: Rectangle<ScreenSpace>
  ) {
    guard !pixels.isEmpty else { return }
    let perCell = labels.glyphs.samplesPerCell
    let origin = viewport.origin(in: canvas)
    func columns(_ x: Int) -> Int { Int(Double(x) / viewport.scale) - origin.column }
    func rows(_ y: Int) -> Int { (Int(Double(y) / viewport.scale) - origin.row) * perCell / 2 }
    let across = columns(pixels.x)...max(columns(pixels.x), columns(pixels.maxX - 1))
    let down = rows(pixels.y)...max(rows(pixels.y), rows(pixels.maxY - 1))
    let light = labels.theme.style(.outlineLight, depth: labels.depth)
    let dark = labels.theme.style(.outlineDark, depth: labels.depth)
    let visible = canvas.intersection(frame.bounds)
    func isEdge(_ column: Int, _ row: Int) -> Bool {
      across.contains(column) && down.contains(row)
        && (column == across.lowerBound || column == across.upperBound || row == down.lowerBound
          || row == down.upperBound)
    }
    for y in visible.y..<visible.maxY {
      let row = (y - canvas.y) * perCell
      for x in visible.x..<visible.maxX {
        let column = x - canvas.x
        let isEven = (column + row) & 1 == 0
        if perCell == 1 {
          if isEdge(column, row) { frame[x, y].style = isEven ? light : dark }
          continue
        }
        guard isEdge(column, row) || isEdge(column, row + 1) else { continue }
        var halves = HalfBlock(frame[x, y])
        if isEdge(column, row) { halves.top = (isEven ? light : dark).background }
        if isEdge(column, row + 1) { halves.bottom = (isEven ? dark : light).background }
        frame[x, y] = halves.cell
      }
    }
  }
}
