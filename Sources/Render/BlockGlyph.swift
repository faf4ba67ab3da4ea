/// Block elements: which glyph covers which samples of a cell.
///
/// Bit i of a pattern is sample i of the cell's layout, row by row from the top left.
enum BlockGlyph {
  /// The glyphs of a layout by pattern; a pattern of no sample is a space, of all a full block.
  static func glyphs(of layout: SampleLayout) -> [Unicode.Scalar] {
    switch layout {
    case .sextant: sextants
    case .quadrant: quadrants
    case .half: halves
    default: [" ", "\u{2588}"]
    }
  }

  /// The samples that a glyph covers; none for what is no block element of the layout.
  static func pattern(of scalar: Unicode.Scalar, in layout: SampleLayout) -> UInt8 {
    guard scalar.value >= 0x2580,
      let pattern = glyphs(of: layout).firstIndex(of: scalar)
    else { return 0 }
    return UInt8(pattern)
  }

  private static let halves: [Unicode.Scalar] = [" ", "\u{2580}", "\u{2584}", "\u{2588}"]

  private static let quadrants: [Unicode.Scalar] = [
    " ", "\u{2598}", "\u{259D}", "\u{2580}", "\u{2596}", "\u{258C}", "\u{259E}", "\u{259B}",
    "\u{2597}", "\u{259A}", "\u{2590}", "\u{259C}", "\u{2584}", "\u{2599}", "\u{259F}", "\u{2588}",
  ]

  /// Unicode 13, "Symbols for Legacy Computing": patterns in order from U+1FB00 on, without the four
  /// that were there before (nothing, left half, right half, all).
  private static let sextants: [Unicode.Scalar] = (0..<64 as Range<UInt32>).map { pattern in
    switch pattern {
    case 0: " "
    case 21: "\u{258C}"
    case 42: "\u{2590}"
    case 63: "\u{2588}"
    default:
      Unicode.Scalar(0x1FB00 + pattern - 1 - (pattern > 21 ? 1 : 0) - (pattern > 42 ? 1 : 0))
        ?? " "
    }
  }
}
