public import Labels

/// Marks one pixel of the image, and what is under a brush there, on a painted canvas.
public struct CursorOverlay: Sendable {
  /// The marked pixel.
  public let pixel: Pixel
  /// The pixels under a brush, whose edge is drawn; nil for none.
  public let brush: Mask?

  private let labels: LabelPainter

  /// Makes an overlay that draws with a painter's colours and glyphs.
  public init(labels: LabelPainter, pixel: Pixel, brush: Mask? = nil) {
    self.labels = labels
    self.pixel = pixel
    self.brush = brush
  }

  /// Marks the cell that shows the pixel, where the canvas shows it.
  ///
  /// A sign, not a colour, so that it is found at every colour depth.
  /// - Complexity: O(pixels under the brush that are visible).
  public func paint(
    viewport: Viewport, into frame: inout Frame, at canvas: Rectangle<ScreenSpace>
  ) {
    if let brush {
      Overlay(labels: labels, selected: brush, mode: .outline)
        .paint(viewport: viewport, into: &frame, at: canvas)
    }
    let middle = Point<ImageSpace>(x: Double(pixel.x) + 0.5, y: Double(pixel.y) + 0.5)
    let cell = viewport.cell(ofImagePoint: middle, in: canvas)
    let (x, y) = (Int(cell.x), Int(cell.y))
    guard canvas.intersection(frame.bounds).contains(x: x, y: y) else { return }
    let sign: Unicode.Scalar = labels.glyphs == .ascii ? "@" : "\u{253C}"
    frame[x, y] = Cell(sign, style: labels.theme.style(.outlineLight, depth: labels.depth))
  }
}
