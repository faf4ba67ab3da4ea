import Labels
import Refiner
import Render

/// The whole image, small, in a corner of the canvas, with a frame around what the canvas shows.
struct MiniMapView {
  let session: Session
  let look: Look
  let labels: LabelPainter

  /// Paints the map when the canvas shows a part of the image only and is large enough.
  func paint(
    _ map: LabelMap, _ viewport: Viewport, into frame: inout Frame,
    at canvas: Rectangle<ScreenSpace>
  ) {
    let visible = viewport.visiblePixels(in: canvas)
    guard visible != map.bounds, let box = Self.box(in: canvas, imageSize: map.size) else {
      return
    }
    let place = corner(for: box, viewport, in: canvas)
    frame.fill(place, with: Cell(" "))
    let inner = Rectangle<ScreenSpace>(
      x: place.x + 1, y: place.y, width: place.width - 1, height: place.height - 1)
    let edge = Cell(look.symbols.bar, style: look.border)
    frame.fill(
      Rectangle(x: place.x, y: place.y, width: 1, height: place.height), with: edge)
    frame.fill(
      Rectangle(x: place.x, y: place.maxY - 1, width: place.width, height: 1),
      with: Cell(look.symbols.line, style: look.border))
    let whole = Viewport.fitting(imageSize: map.size, in: inner)
    labels.paint(map, viewport: whole, into: &frame, at: inner, rule: look.rule)
    ViewportFrame(labels: labels).paint(around: visible, viewport: whole, into: &frame, at: inner)
  }

  /// The size of map and border: a quarter of the canvas's width, of the image's shape; nil without room.
  private static func box(
    in canvas: Rectangle<ScreenSpace>, imageSize: Size<ImageSpace>
  ) -> Size<ScreenSpace>? {
    guard canvas.width >= 32, canvas.height >= 10, imageSize.area > 0 else { return nil }
    let widest = Double(min(canvas.width / 4, 40))
    let highest = Double(min(canvas.height / 3, 12))
    let shape = Double(imageSize.height) / Double(imageSize.width) / 2
    let width = min(widest, highest / shape)
    return Size(
      width: max(4, Int(width.rounded())) + 1, height: max(2, Int((width * shape).rounded())) + 1)
  }

  /// The first corner that does not cover the middle of the component under the cursor.
  private func corner(
    for box: Size<ScreenSpace>, _ viewport: Viewport, in canvas: Rectangle<ScreenSpace>
  ) -> Rectangle<ScreenSpace> {
    let right = canvas.maxX - box.width
    let bottom = canvas.maxY - box.height
    let corners = [(right, canvas.y), (right, bottom), (canvas.x, bottom)].map {
      Rectangle<ScreenSpace>(x: $0.0, y: $0.1, width: box.width, height: box.height)
    }
    guard let middle = session.queue.current?.bounds.center else { return corners[0] }
    let cell = viewport.cell(ofImagePoint: middle, in: canvas)
    return corners.first { !$0.contains(x: Int(cell.x), y: Int(cell.y)) } ?? corners[0]
  }
}
