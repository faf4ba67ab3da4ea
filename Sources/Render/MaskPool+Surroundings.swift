import Labels

extension MaskPool {
  /// The colours that a frame shows under the mask's boundary and right beside the mask, where the whole
  /// boundary is on one kind of the checkerboard's fields; nil where it is on both.
  /// - Complexity: O(cells of the canvas).
  func surroundings(in frame: Frame, at canvas: Rectangle<ScreenSpace>) -> Set<Colour>? {
    let layout = grid.layout
    let visible = canvas.intersection(frame.bounds)
    var boundary: [(column: Int, row: Int)] = []
    var field: Bool?
    for y in visible.y..<visible.maxY {
      for x in visible.x..<visible.maxX {
        let (column, row) = (x - canvas.x, y - canvas.y)
        let parts = cell(column: column, row: row)
        for index in 0..<layout.count where parts[index] == .boundary {
          let isEven = grid.isEven(column: column, row: row, index: index)
          if field == !isEven { return nil }
          field = isEven
          boundary.append(
            (
              column * layout.columns + index % layout.columns,
              row * layout.rows + index / layout.columns
            ))
        }
      }
    }
    var colours: Set<Colour> = []
    func add(_ column: Int, _ row: Int) {
      guard column >= 0, row >= 0 else { return }
      let x = canvas.x + column / layout.columns
      let y = canvas.y + row / layout.rows
      guard visible.contains(x: x, y: y) else { return }
      let index = row % layout.rows * layout.columns + column % layout.columns
      colours.insert(CellSamples(frame[x, y], layout: layout)[index])
    }
    for (column, row) in boundary {
      add(column, row)
      add(column - 1, row)
      add(column + 1, row)
      add(column, row - 1)
      add(column, row + 1)
    }
    return colours
  }
}
