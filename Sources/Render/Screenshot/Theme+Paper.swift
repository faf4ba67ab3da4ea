internal import Labels

extension Theme {
  /// The paper that a theme is made for: light where its void is light.
  public var paper: Paper {
    guard let void = voidColour.rgb else { return .dark }
    return OKLab(void).lightness > 50 ? .light : .dark
  }
}
