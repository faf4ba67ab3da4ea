public import Labels

/// Which part of an image a canvas shows, in pixels of the label map.
///
/// A cell is twice as high as wide, so one row shows as many pixels as two columns, in every glyph
/// set. The pixels are cut into square sub-cells (1 column x half a row) that are counted from the
/// image's corner, not from the canvas's: panning by cells moves the picture and changes nothing in it.
public struct Viewport: Hashable, Sendable {
  /// Size of the label map.
  public let imageSize: Size<ImageSpace>
  /// The image point in the middle of the canvas; always on the image.
  public private(set) var center: Point<ImageSpace>
  /// Image pixels per column, and per half row; within ``scaleLimits``.
  public private(set) var scale: Double

  /// Makes a viewport; centre and scale are clamped to sensible limits.
  public init(imageSize: Size<ImageSpace>, center: Point<ImageSpace>, scale: Double) {
    self.imageSize = imageSize
    self.center = center
    self.scale = scale
    clamp()
  }

  /// The viewport that shows a whole image, centred, as large as the canvas allows.
  public static func fitting(
    imageSize: Size<ImageSpace>, in canvas: Rectangle<ScreenSpace>
  ) -> Viewport {
    let image = Rectangle<ImageSpace>(x: 0, y: 0, width: imageSize.width, height: imageSize.height)
    var viewport = Viewport(imageSize: imageSize, center: image.center, scale: 1)
    viewport.show(image, in: canvas, context: 0)
    return viewport
  }

  /// The scales that are reachable: from 16 columns per pixel to the whole image in one column.
  public var scaleLimits: ClosedRange<Double> {
    (1 / 16)...Double(max(imageSize.width, imageSize.height, 1))
  }

  /// Magnifies by `factor` (2 shows half as much) and keeps `anchor` where it is on the canvas.
  ///
  /// Without an anchor the centre stays. The factor must be positive.
  public mutating func zoom(by factor: Double, about anchor: Point<ImageSpace>? = nil) {
    precondition(factor > 0 && factor.isFinite, "Zoom by \(factor)")
    let before = scale
    scale = clampedScale(before / factor)
    if let anchor {
      let ratio = scale / before
      center.x = anchor.x + (center.x - anchor.x) * ratio
      center.y = anchor.y + (center.y - anchor.y) * ratio
    }
    clamp()
  }

  /// Moves the window over the image by whole cells: positive columns to the right, positive rows down.
  public mutating func pan(columns: Int, rows: Int) {
    center.x += Double(columns) * scale
    center.y += Double(rows) * scale * 2
    clamp()
  }

  /// Moves the centre to an image point, at the same scale.
  public mutating func move(to point: Point<ImageSpace>) {
    center = point
    clamp()
  }

  /// Shows a rectangle of the image, centred, with `context` times its sides around it.
  ///
  /// `context` is the margin on each side as a fraction of the rectangle's side: 0 fills the canvas,
  /// 1 leaves a third of it to the rectangle.
  public mutating func show(
    _ rectangle: Rectangle<ImageSpace>, in canvas: Rectangle<ScreenSpace>, context: Double
  ) {
    let factor = 1 + 2 * max(context, 0)
    let across = Double(max(rectangle.width, 1)) * factor / Double(max(canvas.width, 1))
    let down = Double(max(rectangle.height, 1)) * factor / Double(max(canvas.height, 1) * 2)
    center = rectangle.center
    scale = max(across, down)
    clamp()
  }

  /// The same window on an image of another size: scale and relative position persist.
  public func carried(to imageSize: Size<ImageSpace>) -> Viewport {
    guard imageSize != self.imageSize else { return self }
    let ratioX = Double(imageSize.width) / Double(max(self.imageSize.width, 1))
    let ratioY = Double(imageSize.height) / Double(max(self.imageSize.height, 1))
    return Viewport(
      imageSize: imageSize, center: Point(x: center.x * ratioX, y: center.y * ratioY),
      scale: scale * ratioX)
  }

  private mutating func clamp() {
    scale = clampedScale(scale)
    center.x = min(max(center.x.isFinite ? center.x : 0, 0), Double(imageSize.width))
    center.y = min(max(center.y.isFinite ? center.y : 0, 0), Double(imageSize.height))
  }

  private func clampedScale(_ value: Double) -> Double {
    guard value.isFinite else { return scaleLimits.upperBound }
    return min(max(value, scaleLimits.lowerBound), scaleLimits.upperBound)
  }
}
