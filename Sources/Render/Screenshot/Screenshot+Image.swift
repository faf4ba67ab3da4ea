public import Labels

extension Screenshot {
  /// The picture's pixels: ``size`` of them, each in one of the frame's own colours or a mix of two.
  ///
  /// Letters come from a small typeface of Fleck's own; scalars that it lacks are hollow boxes.
  /// - Complexity: O(pixels).
  public func image() -> RGBImage {
    let size = size
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size.area * 3)
    for y in 0..<frame.height {
      let cells = (0..<frame.width).map { DrawnCell(drawing(x: $0, y: y)) }
      for row in 0..<Self.cellSize.height {
        for cell in cells { cell.append(row, to: &bytes) }
      }
    }
    return RGBImage(width: size.width, height: size.height, bytes: bytes)
  }
}

/// A cell whose dots are worked out.
private struct DrawnCell {
  private let drawing: CellDrawing
  private let dots: GlyphDots?

  init(_ drawing: CellDrawing) {
    self.drawing = drawing
    dots =
      switch drawing.ink {
      case .nothing: nil
      case .drawn(let dots): dots
      case .letter(let dots): drawing.isBold ? dots.bold : dots
      }
  }

  /// Appends one row of the cell's pixels.
  func append(_ row: Int, to bytes: inout [UInt8]) {
    let isLine = drawing.isUnderlined && row == Screenshot.underlineRow
    let bits = isLine ? 0xFF : dots?.rows[row] ?? 0
    for column in 0..<GlyphDots.width {
      let isSet = bits >> (GlyphDots.width - 1 - column) & 1 == 1
      let colour = isSet ? drawing.foreground : drawing.background
      bytes.append(colour.red)
      bytes.append(colour.green)
      bytes.append(colour.blue)
    }
  }
}
