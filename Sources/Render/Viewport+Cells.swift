public import Labels

extension Viewport {
  /// The sub-cell at the top left of a canvas, counted in sub-cells from the image's corner.
  ///
  /// The small bias makes ties, which are common (a fitted image), fall to one side in spite of
  /// rounding errors; a window that is panned to and fro comes back to the same sub-cell.
  func origin(in canvas: Rectangle<ScreenSpace>) -> (column: Int, row: Int) {
    let bias = 0.5 + 1e-6
    let column = center.x / scale - Double(canvas.width) / 2
    let row = center.y / scale - Double(canvas.height)
    return (Int((column + bias).rounded(.down)), Int((row + bias).rounded(.down)))
  }

  /// The image point in the middle of a cell of the frame; it may lie outside the image.
  public func imagePoint(
    ofCell cell: Point<ScreenSpace>, in canvas: Rectangle<ScreenSpace>
  ) -> Point<ImageSpace> {
    let origin = origin(in: canvas)
    let column = cell.x.rounded(.down) - Double(canvas.x)
    let row = cell.y.rounded(.down) - Double(canvas.y)
    return Point(
      x: (Double(origin.column) + column + 0.5) * scale,
      y: (Double(origin.row) + row * 2 + 1) * scale)
  }

  /// The cell of the frame (whole coordinates) that shows an image point; it may lie outside the canvas.
  public func cell(
    ofImagePoint point: Point<ImageSpace>, in canvas: Rectangle<ScreenSpace>
  ) -> Point<ScreenSpace> {
    let origin = origin(in: canvas)
    let column = (point.x / scale + 1e-9).rounded(.down) - Double(origin.column)
    let row = (point.y / scale + 1e-9).rounded(.down) - Double(origin.row)
    return Point(x: Double(canvas.x) + column, y: Double(canvas.y) + (row / 2).rounded(.down))
  }

  /// The pixels of the image that a canvas shows.
  public func visiblePixels(in canvas: Rectangle<ScreenSpace>) -> Rectangle<ImageSpace> {
    let grid = SampleGrid(viewport: self, canvas: canvas, layout: .half, source: imageSize)
    return grid.coveredPixels
  }
}
