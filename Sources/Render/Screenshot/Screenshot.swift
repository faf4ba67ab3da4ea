public import Labels

/// A picture of a frame, made without a terminal: as pixels or as an SVG document.
///
/// Every cell is 8 by 16 pixels. Blocks, quadrants, sextants, lines, arrows and signs are drawn to the
/// pixel, so that they join; shades are an even mix of both colours. The same frame gives the same bytes
/// on every machine.
public struct Screenshot: Hashable, Sendable {
  /// The size of a cell, pixels.
  public static let cellSize = Size<ImageSpace>(
    width: GlyphDots.width, height: GlyphDots.height)
  /// The row of a cell's pixels that underlines it.
  internal static let underlineRow = 14

  /// What is shown.
  public let frame: Frame
  /// What the terminal's own colours are.
  public let paper: Paper

  /// Takes a picture of a frame.
  public init(_ frame: Frame, paper: Paper = .dark) {
    self.frame = frame
    self.paper = paper
  }

  /// The size of the picture, pixels.
  public var size: Size<ImageSpace> {
    Size(
      width: frame.width * Self.cellSize.width, height: frame.height * Self.cellSize.height)
  }

  /// How a cell is drawn.
  internal func drawing(x: Int, y: Int) -> CellDrawing { CellDrawing(frame[x, y], paper: paper) }
}
