extension GlyphDots {
  /// The pixels of a sign that must join its neighbours or that typefaces lack; nil for letters.
  ///
  /// Blocks, quadrants, sextants and box drawing come from their definitions, arrows and signs from
  /// ``LetterFont``. Full blocks and shades are no glyphs but colours, see ``CellDrawing``.
  internal static func drawn(_ scalar: Unicode.Scalar) -> GlyphDots? {
    switch scalar.value {
    case 0x2500...0x257F: boxDrawing(Int(scalar.value) - 0x2500)
    case 0x2580...0x2587, 0x2589...0x2590, 0x2594, 0x2595: block(Int(scalar.value) - 0x2580)
    case 0x2596...0x259F: quadrants(Self.quadrantBits[Int(scalar.value) - 0x2596])
    case 0x1FB00...0x1FB3B: sextants(bitsOfSextant(Int(scalar.value) - 0x1FB00))
    case 0x2190...0x21FF, 0x25A0...0x25FF, 0x2713: LetterFont.dots(of: scalar)
    default: nil
    }
  }

  /// A half or some eighths of the cell, by the distance from U+2580.
  private static func block(_ index: Int) -> GlyphDots {
    var dots = GlyphDots()
    switch index {
    case 0: dots.fill(0..<width, 0..<8)
    case 1...7: dots.fill(0..<width, (height - index * 2)..<height)
    case 9...15: dots.fill(0..<(16 - index), 0..<height)
    case 16: dots.fill(4..<width, 0..<height)
    case 20: dots.fill(0..<width, 0..<2)
    default: dots.fill(7..<width, 0..<height)
    }
    return dots
  }

  /// The quarters of U+2596...U+259F: top left 1, top right 2, bottom left 4, bottom right 8.
  private static let quadrantBits = [4, 8, 1, 13, 9, 7, 11, 2, 6, 14]

  private static func quadrants(_ bits: Int) -> GlyphDots {
    var dots = GlyphDots()
    for part in 0..<4 where bits >> part & 1 == 1 {
      let (column, row) = (part % 2, part / 2)
      dots.fill((column * 4)..<(column * 4 + 4), (row * 8)..<(row * 8 + 8))
    }
    return dots
  }

  /// The sixths of a sextant by its distance from U+1FB00, from the top left on: 1, 2, 4, 8, 16, 32.
  ///
  /// Unicode leaves out what other blocks have: nothing (0), the left half (21), the right half (42).
  private static func bitsOfSextant(_ index: Int) -> Int {
    var bits = index + 1
    if bits >= 21 { bits += 1 }
    if bits >= 42 { bits += 1 }
    return bits
  }

  /// Sixteen rows do not part into three: 5, 6 and 5, so that the glyph upside down is its mirror.
  private static let sextantRows = [0, 5, 11, 16]

  private static func sextants(_ bits: Int) -> GlyphDots {
    var dots = GlyphDots()
    for part in 0..<6 where bits >> part & 1 == 1 {
      let (column, row) = (part % 2, part / 2)
      dots.fill((column * 4)..<(column * 4 + 4), sextantRows[row]..<sextantRows[row + 1])
    }
    return dots
  }
}
