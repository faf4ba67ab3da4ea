internal import Labels

extension Screenshot {
  /// The picture as a self-contained SVG 1.1 document, without fonts or scripts of others.
  ///
  /// Backgrounds and drawn signs are paths of whole pixels, one for each colour; letters are text in
  /// whatever monospaced font there is, each run held to the width of its cells.
  /// - Complexity: O(cells).
  public func svg() -> String {
    var grounds = SVGLayer()
    var signs = SVGLayer()
    var texts: [String] = []
    for y in 0..<frame.height {
      var line = SVGTextLine(y: y)
      for x in 0..<frame.width {
        let cell = drawing(x: x, y: y)
        let corner = (x: x * Self.cellSize.width, y: y * Self.cellSize.height)
        if cell.background != paper.ground {
          grounds.add(
            Rectangle(
              x: corner.x, y: corner.y, width: Self.cellSize.width, height: Self.cellSize.height),
            colour: cell.background)
        }
        if case .drawn(let dots) = cell.ink {
          for part in dots.rectangles {
            signs.add(
              Rectangle(
                x: corner.x + part.x, y: corner.y + part.y, width: part.width, height: part.height),
              colour: cell.foreground)
          }
        }
        if cell.isUnderlined {
          signs.add(
            Rectangle(
              x: corner.x, y: corner.y + Self.underlineRow, width: Self.cellSize.width, height: 1),
            colour: cell.foreground)
        }
        line.take(cell, frame[x, y].scalar, x: x)
      }
      texts += line.finished()
      grounds.endRow()
      signs.endRow()
    }
    let size = size
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(size.width)" height="\(size.height)" \
      viewBox="0 0 \(size.width) \(size.height)">
      <rect width="\(size.width)" height="\(size.height)" fill="\(paper.ground.hexadecimal)"/>
      <g shape-rendering="crispEdges">
      \((grounds.paths + signs.paths).map { $0 + "\n" }.joined())</g>
      <g font-family="'DejaVu Sans Mono','Liberation Mono',Menlo,Consolas,monospace" \
      font-size="13.3" xml:space="preserve">
      \(texts.map { $0 + "\n" }.joined())</g>
      </svg>

      """
  }
}
