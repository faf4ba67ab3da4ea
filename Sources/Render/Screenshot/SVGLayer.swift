internal import Labels

/// Rectangles of whole pixels in several colours, as one SVG path for each colour.
///
/// They are added row of cells by row of cells and from left to right; those that touch become one.
internal struct SVGLayer {
  private struct Part {
    var box: Rectangle<ImageSpace>
    let colour: RGB
  }

  /// The colours in the order in which they came, each with its path.
  private var colours: [RGB] = []
  private var data: [RGB: String] = [:]
  /// What the next rectangle of this row may continue.
  private var open: [Part] = []

  /// Adds a rectangle, none of whose pixels is covered by another one of the layer.
  internal mutating func add(_ box: Rectangle<ImageSpace>, colour: RGB) {
    let neighbour = open.firstIndex { part in
      part.colour == colour && part.box.y == box.y && part.box.height == box.height
        && part.box.maxX == box.x
    }
    if let neighbour {
      open[neighbour].box.width += box.width
    } else {
      open.append(Part(box: box, colour: colour))
    }
    // What ends before the cell to the left of this one is not continued any more.
    let reach = box.x - 2 * Screenshot.cellSize.width
    for part in open where part.box.maxX < reach { write(part) }
    open.removeAll { $0.box.maxX < reach }
  }

  /// Ends a row of cells.
  internal mutating func endRow() {
    for part in open { write(part) }
    open = []
  }

  /// The paths, one line each.
  internal var paths: [String] {
    colours.map { "<path fill=\"\($0.hexadecimal)\" d=\"\(data[$0] ?? "")\"/>" }
  }

  private mutating func write(_ part: Part) {
    if data[part.colour] == nil { colours.append(part.colour) }
    let box = part.box
    data[part.colour, default: ""] += "M\(box.x) \(box.y)h\(box.width)v\(box.height)h-\(box.width)z"
  }
}
