public import Labels

/// What stands for the terminal's own colours in a picture of a frame, where nobody knows them.
public enum Paper: String, Hashable, Sendable, CaseIterable {
  /// Light grey on near-black.
  case dark
  /// Near-black on white.
  case light

  /// The colour of glyphs without a colour of their own.
  public var ink: RGB {
    switch self {
    case .dark: RGB(208, 208, 208)
    case .light: RGB(32, 32, 32)
    }
  }

  /// The colour behind them.
  public var ground: RGB {
    switch self {
    case .dark: RGB(18, 18, 18)
    case .light: RGB(255, 255, 255)
    }
  }
}
