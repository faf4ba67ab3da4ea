public import Labels

/// A screenful of cells, row-major: what a terminal shows, made without one.
public struct Frame: Hashable, Sendable {
  /// The cells, ``width`` by ``height``.
  public private(set) var cells: Grid<Cell>

  /// Number of columns.
  public var width: Int { cells.width }
  /// Number of rows.
  public var height: Int { cells.height }

  /// Makes a frame of blanks.
  public init(width: Int, height: Int) {
    cells = Grid(width: width, height: height, repeating: .blank)
  }

  /// The rectangle of all its cells.
  public var bounds: Rectangle<ScreenSpace> {
    Rectangle(x: 0, y: 0, width: width, height: height)
  }

  /// The cell in column `x` of row `y`.
  public subscript(x: Int, y: Int) -> Cell {
    get { cells[x, y] }
    set { cells[x, y] = newValue }
  }

  /// Fills a rectangle, clipped to the frame, with one cell.
  public mutating func fill(_ rectangle: Rectangle<ScreenSpace>, with cell: Cell) {
    let clipped = rectangle.intersection(bounds)
    for y in clipped.y..<clipped.maxY {
      for x in clipped.x..<clipped.maxX { cells[x, y] = cell }
    }
  }

  /// Writes one line of text from a cell on, clipped to `width` columns and to the frame.
  ///
  /// The text is sanitised first; scalars that are not one cell wide become `?`, combining marks are dropped.
  /// - Returns: the column after the last one written.
  @discardableResult
  public mutating func write(
    _ text: String, x: Int, y: Int, width limit: Int = .max, style: CellStyle = .plain
  ) -> Int {
    guard y >= 0, y < height, limit > 0 else { return x }
    var column = x
    let end = limit > width - x ? width : x + limit
    for scalar in text.sanitised.unicodeScalars {
      guard column < end else { break }
      switch scalar.cellWidth {
      case 0: continue
      case 1: if column >= 0 { cells[column, y] = Cell(scalar, style: style) }
      default: if column >= 0 { cells[column, y] = Cell("?", style: style) }
      }
      column += 1
    }
    return column
  }
}

extension Unicode.Scalar {
  /// Columns the scalar takes on a terminal: 0 for combining marks, 2 for wide East Asian and emoji, else 1.
  ///
  /// East Asian Ambiguous scalars count as 1, as in every UTF-8 locale of glibc.
  public var cellWidth: Int {
    if value < 0x300 { return 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
