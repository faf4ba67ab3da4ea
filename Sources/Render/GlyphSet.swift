/// Which glyphs a canvas is drawn with.
public enum GlyphSet: String, Hashable, Sendable, CaseIterable {
  /// Class letters and a density ramp, ASCII only: for locales that are not UTF-8.
  case ascii
  /// Class letters in every cell, one sample of 1 column x 1 row per cell.
  case letters
  /// Half blocks (U+2580, U+2584): two square samples per cell, one above the other.
  case half
  /// Quadrants (U+2596...U+259F): 2x2 samples of two colours; some fonts draw them badly.
  case quadrant
  /// Sextants (U+1FB00...U+1FB3B): 2x3 samples of two colours; for terminals that draw them themselves.
  case sextant

  /// The set that can be drawn at a colour depth: blocks need colour.
  public func usable(at depth: ColourDepth) -> GlyphSet {
    hasBlocks && depth == .mono ? .letters : self
  }

  /// Whether samples are shown as blocks of colour, not as letters.
  public var hasBlocks: Bool { layout.count > 1 }

  /// The samples of a cell.
  public var layout: SampleLayout {
    switch self {
    case .ascii, .letters: .whole
    case .half: .half
    case .quadrant: .quadrant
    case .sextant: .sextant
    }
  }

  /// Image pixels across a sample at a viewport's scale: what ``PoolingRule`` goes by.
  public func sampleWidth(atScale scale: Double) -> Double { scale / Double(layout.columns) }
}
