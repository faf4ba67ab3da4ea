/// Which glyphs a canvas is drawn with.
public enum GlyphSet: String, Hashable, Sendable, CaseIterable {
  /// Class letters and a density ramp, ASCII only: for locales that are not UTF-8.
  case ascii
  /// Class letters in every cell, one sample of 1 column x 1 row per cell.
  case letters
  /// Half blocks (U+2580, U+2584): two square samples per cell, one above the other.
  case half

  /// The set that can be drawn at a colour depth: half blocks need colour.
  public func usable(at depth: ColourDepth) -> GlyphSet {
    self == .half && depth == .mono ? .letters : self
  }

  /// Samples per cell, one above the other: 2 for half blocks, else 1.
  public var samplesPerCell: Int { self == .half ? 2 : 1 }
}
