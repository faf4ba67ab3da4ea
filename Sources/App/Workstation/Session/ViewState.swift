import Labels
import Render

/// What of an image is seen and how; it survives every change of component, image and mode.
struct ViewState: Sendable {
  /// Labels, photo or both.
  var mode: CanvasMode = .labels
  /// How the component under the cursor is marked.
  var overlay: Overlay.Mode = .outline
  /// What decides which part of the image is shown.
  var placement: Placement = .whole
  /// The part of the image that is shown; nil until there is an image.
  var viewport: Viewport?
  /// Whether the component is flipped to the other one of before and after.
  var isComparing = false

  /// The margin around a cropped component, as a fraction of its sides.
  static let context = 0.75

  /// Puts the viewport on a component of an image, as the placement says.
  mutating func place(
    _ bounds: Rectangle<ImageSpace>, of image: Size<ImageSpace>,
    in canvas: Rectangle<ScreenSpace>
  ) {
    var next =
      viewport?.carried(to: image) ?? Viewport.fitting(imageSize: image, in: canvas)
    switch placement {
    case .whole: next = Viewport.fitting(imageSize: image, in: canvas)
    case .crop:
      let whole = Viewport.fitting(imageSize: image, in: canvas)
      next.show(Self.widened(bounds), in: canvas, context: Self.context)
      // A component as large as the image needs no more than the whole image.
      if next.scale >= whole.scale { next = whole }
    case .free:
      let visible = next.visiblePixels(in: canvas)
      let middle = bounds.center
      if !visible.contains(x: Int(middle.x), y: Int(middle.y)) { next.move(to: middle) }
    }
    viewport = next
  }

  /// A component of a few pixels is shown with at least this many around it.
  private static func widened(_ bounds: Rectangle<ImageSpace>) -> Rectangle<ImageSpace> {
    let least = 16
    let width = max(bounds.width, least)
    let height = max(bounds.height, least)
    return Rectangle(
      x: bounds.x - (width - bounds.width) / 2, y: bounds.y - (height - bounds.height) / 2,
      width: width, height: height)
  }

  /// The state for the run's settings: mode, placement, overlay and, where it was moved by hand,
  /// scale and centre: `labels crop fill`, `photo free off 2.5 512.0 300.0`.
  var summary: String {
    let words = "\(mode.rawValue) \(placement.rawValue) \(overlay.rawValue)"
    guard placement == .free, let viewport else { return words }
    return "\(words) \(viewport.scale) \(viewport.center.x) \(viewport.center.y)"
  }

  /// Takes over what ``summary`` wrote; anything else changes nothing.
  mutating func restore(_ summary: String, imageSize: Size<ImageSpace>) {
    let words = summary.split(separator: " ").map(String.init)
    guard words.count >= 3, let mode = CanvasMode(rawValue: words[0]),
      let placement = Placement(rawValue: words[1]), let overlay = Overlay.Mode(rawValue: words[2])
    else { return }
    (self.mode, self.placement, self.overlay) = (mode, placement, overlay)
    let numbers = words.dropFirst(3).compactMap(Double.init).filter(\.isFinite)
    guard placement == .free, numbers.count == 3, numbers[0] > 0 else { return }
    viewport = Viewport(
      imageSize: imageSize, center: Point(x: numbers[1], y: numbers[2]), scale: numbers[0])
  }
}
