public import Labels

extension Colour {
  /// The colour, or what looks most like it, within a colour depth.
  ///
  /// Data is never given the 16 colours of the user's theme at 256 colours; at 16 and 8 there are no
  /// others. Palette colours stay what they are where the depth has them.
  /// - Complexity: O(colours of the depth).
  public func quantised(to depth: ColourDepth) -> Colour {
    switch (self, depth) {
    case (.terminalDefault, _), (_, .mono): .terminalDefault
    case (.direct, .direct): self
    case (.direct(let rgb), .indexed256): .palette(XtermPalette.nearest(to: rgb, in: 16..<256))
    case (.direct(let rgb), .ansi16): .palette(XtermPalette.nearest(to: rgb, in: 0..<16))
    case (.direct(let rgb), .ansi8): .palette(XtermPalette.nearest(to: rgb, in: 0..<8))
    case (.palette, .direct), (.palette, .indexed256): self
    case (.palette(let index), .ansi16) where index < 16: self
    case (.palette(let index), .ansi8) where index < 16: .palette(index & 7)
    case (.palette(let index), _):
      Colour.direct(XtermPalette.colours[Int(index)]).quantised(to: depth)
    }
  }

  /// The colour as xterm draws it; nil for the terminal's own, which nobody knows.
  public var rgb: RGB? {
    switch self {
    case .terminalDefault: nil
    case .palette(let index): XtermPalette.colours[Int(index)]
    case .direct(let rgb): rgb
    }
  }
}

extension CellStyle {
  /// The style with its colours quantised to a depth.
  public func quantised(to depth: ColourDepth) -> CellStyle {
    CellStyle(
      foreground: foreground.quantised(to: depth), background: background.quantised(to: depth),
      attributes: attributes)
  }
}
