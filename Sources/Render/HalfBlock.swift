/// A cell as two square halves of one colour each.
struct HalfBlock: Hashable {
  /// Colour of the upper half.
  var top: Colour
  /// Colour of the lower half.
  var bottom: Colour

  private static let upper: Unicode.Scalar = "\u{2580}"
  private static let lower: Unicode.Scalar = "\u{2584}"

  init(top: Colour, bottom: Colour) {
    self.top = top
    self.bottom = bottom
  }

  /// What a cell shows; any other glyph than a half block counts as its background.
  init(_ cell: Cell) {
    let style = cell.style
    switch cell.scalar {
    case Self.upper: self.init(top: style.foreground, bottom: style.background)
    case Self.lower: self.init(top: style.background, bottom: style.foreground)
    default: self.init(top: style.background, bottom: style.background)
    }
  }

  /// The cell that shows the halves; one colour is a space, so that runs of it can be erased to.
  ///
  /// The terminal's own background can only be a background, hence the second glyph.
  var cell: Cell {
    if top == bottom { return Cell(" ", style: CellStyle(background: top)) }
    if top == .terminalDefault {
      return Cell(Self.lower, style: CellStyle(foreground: bottom, background: top))
    }
    return Cell(Self.upper, style: CellStyle(foreground: top, background: bottom))
  }
}
