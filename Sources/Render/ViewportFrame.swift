public import Labels

/// Draws which part of an image a canvas shows, on a smaller canvas that shows the whole image.
public struct ViewportFrame: Sendable {
  private let labels: LabelPainter

  /// Makes a frame that is drawn with a painter's glyphs and outline colours.
  public init(labels: LabelPainter) { self.labels = labels }

  /// Draws the outline of `pixels`, two-tone, one sample wide, over a canvas painted with `viewport`.
  ///
  /// A part that is smaller than a sample still shows as one. Without blocks its cells are reversed.
  /// - Complexity: O(cells of the canvas).
  public func paint(
    around pixels: Rectangle<ImageSpace>, viewport: Viewport, into frame: inout Frame,
    at canvas: Rectangle<ScreenSpace>
  ) {
    guard !pixels.isEmpty else { return }
    let layout = labels.glyphs.layout
    let grid = SampleGrid(
      viewport: viewport, canvas: canvas, layout: layout, source: viewport.imageSize)
    let first = grid.sample(ofPixel: Pixel(x: pixels.x, y: pixels.y))
    let last = grid.sample(ofPixel: Pixel(x: pixels.maxX - 1, y: pixels.maxY - 1))
    let across = first.column...max(first.column, last.column)
    let down = first.row...max(first.row, last.row)
    let light = labels.theme.style(.outlineLight, depth: labels.depth)
    let dark = labels.theme.style(.outlineDark, depth: labels.depth)
    let visible = canvas.intersection(frame.bounds)
    func isEdge(_ column: Int, _ row: Int) -> Bool {
      across.contains(column) && down.contains(row)
        && (column == across.lowerBound || column == across.upperBound || row == down.lowerBound
          || row == down.upperBound)
    }
    for y in visible.y..<visible.maxY {
      for x in visible.x..<visible.maxX {
        let (column, row) = (x - canvas.x, y - canvas.y)
        var marks = CellSamples<Colour?>(layout, repeating: nil)
        for index in 0..<layout.count
        where isEdge(
          column * layout.columns + index % layout.columns,
          row * layout.rows + index / layout.columns)
        {
          // A cell with more samples than colours has one tone, which leaves a colour to the picture.
          let line = layout.count <= 2 ? row * layout.rows + index : row
          let tone = (column + line) & 1 == 0 ? light : dark
          guard labels.glyphs.hasBlocks else {
            frame[x, y].style = tone
            continue
          }
          marks.set(index, to: tone.background, weight: MarkWeight.mark)
        }
        frame[x, y].mark(marks)
      }
    }
  }
}
