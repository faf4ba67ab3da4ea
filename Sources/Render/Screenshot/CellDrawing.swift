internal import Labels

/// One cell as it is drawn: two colours and what stands in the one on the other.
internal struct CellDrawing: Hashable, Sendable {
  /// What stands in a cell.
  internal enum Ink: Hashable, Sendable {
    /// Nothing: the background only.
    case nothing
    /// A sign that is drawn to the pixel wherever it is shown.
    case drawn(GlyphDots)
    /// A letter: dots in an image, text in SVG; hollow where the typeface has none.
    case letter(GlyphDots)
  }

  /// What is drawn in ``foreground``.
  internal let ink: Ink
  internal let foreground: RGB
  internal let background: RGB
  internal let isBold: Bool
  internal let isUnderlined: Bool

  internal init(_ cell: Cell, paper: Paper) {
    var (front, back) = (
      cell.style.foreground.rgb ?? paper.ink, cell.style.background.rgb ?? paper.ground
    )
    if cell.style.attributes.contains(.reverse) { swap(&front, &back) }
    foreground = front
    isBold = cell.style.attributes.contains(.bold)
    isUnderlined = cell.style.attributes.contains(.underline)
    switch cell.scalar.value {
    case 0x20, 0xA0: (ink, background) = (.nothing, back)
    case 0x2588: (ink, background) = (.nothing, front)
    case 0x2591...0x2593:
      let quarters = Int(cell.scalar.value) - 0x2590
      (ink, background) = (.nothing, Self.mix(front, over: back, quarters: quarters))
    default:
      background = back
      if let dots = GlyphDots.drawn(cell.scalar) {
        ink = .drawn(dots)
      } else {
        ink = .letter(LetterFont.dots(of: cell.scalar) ?? .hollow)
      }
    }
  }

  private static func mix(_ front: RGB, over back: RGB, quarters: Int) -> RGB {
    func channel(_ front: UInt8, _ back: UInt8) -> UInt8 {
      UInt8((Int(front) * quarters + Int(back) * (4 - quarters) + 2) / 4)
    }
    return RGB(
      channel(front.red, back.red), channel(front.green, back.green),
      channel(front.blue, back.blue))
  }
}
