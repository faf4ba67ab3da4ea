public import Labels

/// Colours of charts.
///
/// Those for data are Okabe and Ito's eight, which stay apart for colour-blind eyes ("Color Universal
/// Design", 2008, https://jfly.uni-koeln.de/color/).
public enum ChartColours {
  /// Orange.
  public static let orange = RGB(230, 159, 0)
  /// Sky blue.
  public static let sky = RGB(86, 180, 233)
  /// Bluish green.
  public static let green = RGB(0, 158, 115)
  /// Yellow.
  public static let yellow = RGB(240, 228, 66)
  /// Blue.
  public static let blue = RGB(0, 114, 178)
  /// Vermilion.
  public static let vermilion = RGB(213, 94, 0)
  /// Reddish purple.
  public static let purple = RGB(204, 121, 167)
  /// A grey for what is only there to compare with.
  public static let grey = RGB(140, 140, 140)

  /// Colours for series in the order in which they should be taken; starts again after the last.
  public static let series = [blue, vermilion, green, orange, purple, sky, grey, yellow]

  internal static let paper = RGB(255, 255, 255)
  internal static let ink = RGB(34, 34, 34)
  internal static let muted = RGB(96, 96, 96)
  internal static let grid = RGB(228, 228, 228)
}
