import Labels
import Render

/// The pixel of the image that keys point at; it moves by what the canvas shows as one step.
struct CanvasCursor: Hashable, Sendable {
  /// Steps of the keys that move far.
  static let farSteps = 8

  /// Where it is; always on the image.
  private(set) var pixel: Pixel
  /// Size of the image.
  let imageSize: Size<ImageSpace>

  /// The middle of its pixel.
  var center: Point<ImageSpace> {
    Point(x: Double(pixel.x) + 0.5, y: Double(pixel.y) + 0.5)
  }

  /// Puts the cursor on a pixel, or on the nearest one of the image.
  init(_ pixel: Pixel, in imageSize: Size<ImageSpace>) {
    self.imageSize = imageSize
    self.pixel = pixel
    move(to: pixel)
  }

  /// Moves to a pixel, or to the nearest one of the image.
  mutating func move(to target: Pixel) {
    pixel = Pixel(
      x: max(0, min(target.x, imageSize.width - 1)),
      y: max(0, min(target.y, imageSize.height - 1)))
  }

  /// Moves by sub-cells of the canvas (one column, or half a row), by at least a pixel each.
  ///
  /// scale: image pixels per column, as the viewport has it.
  mutating func move(columns: Int, rows: Int, scale: Double) {
    move(
      to: Pixel(
        x: Self.moved(pixel.x, by: columns, scale: scale),
        y: Self.moved(pixel.y, by: rows, scale: scale)))
  }

  /// The pixel in the middle of the sub-cell so many steps on.
  private static func moved(_ position: Int, by steps: Int, scale: Double) -> Int {
    guard steps != 0 else { return position }
    guard scale > 1 else { return position + steps }
    let number = ((Double(position) + 0.5) / scale).rounded(.down) + Double(steps)
    let target = Int(((number + 0.5) * scale).rounded(.down))
    return steps > 0 ? max(target, position + 1) : min(target, position - 1)
  }
}

extension ViewState {
  /// Columns and rows that are kept between the cursor and the canvas's edge where there is room.
  private static let cursorMargin = 2

  /// Moves the viewport as little as needed to show a pixel with a small margin.
  mutating func reveal(_ pixel: Pixel, in canvas: Rectangle<ScreenSpace>) {
    guard var next = viewport, !canvas.isEmpty else { return }
    let middle = Point<ImageSpace>(x: Double(pixel.x) + 0.5, y: Double(pixel.y) + 0.5)
    let cell = next.cell(ofImagePoint: middle, in: canvas)
    let columns = Self.overshoot(Int(cell.x) - canvas.x, of: canvas.width)
    let rows = Self.overshoot(Int(cell.y) - canvas.y, of: canvas.height)
    guard columns != 0 || rows != 0 else { return }
    next.pan(columns: columns, rows: rows)
    viewport = next
    placement = .free
  }

  /// How far a position lies outside of `0..<length` less the margin; negative before it.
  private static func overshoot(_ position: Int, of length: Int) -> Int {
    let margin = min(cursorMargin, (length - 1) / 2)
    if position < margin { return position - margin }
    return max(0, position - (length - 1 - margin))
  }
}
