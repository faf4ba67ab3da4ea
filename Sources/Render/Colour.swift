public import Labels

/// A colour as a terminal cell names it.
public enum Colour: Hashable, Sendable {
  /// The terminal's own foreground or background.
  case terminalDefault
  /// An index of the xterm-256 palette; 0...15 follow the user's theme.
  case palette(UInt8)
  /// A 24-bit sRGB colour.
  case direct(RGB)
}

/// How many colours the terminal shows.
public enum ColourDepth: Int, Hashable, Sendable, CaseIterable {
  /// No colour: letters, bold, underline and reverse only.
  case mono = 1
  /// The eight ANSI colours.
  case ansi8 = 8
  /// The eight ANSI colours, normal and bright.
  case ansi16 = 16
  /// The xterm-256 palette; data uses indices 16...255 only.
  case indexed256 = 256
  /// 24-bit colour.
  case direct = 16_777_216
}
