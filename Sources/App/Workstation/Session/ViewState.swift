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
  /// The everyday mode that the canvas goes back to from changes and truth.
  var lastMode: CanvasMode = .labels
  /// What the second pane shows; nil when there is one pane only.
  var second: CanvasMode?
  /// The share of the class colour over the photo, 0...1.
  var blendRatio = Self.standardRatio
  /// The margin around a cropped component, as a fraction of its sides.
  var context = Self.standardContext
  /// Which outlines are drawn beside the selected component's.
  var outlines: OutlineChoice = .selected
  /// Whether all classes but the component's are grey.
  var isIsolating = false
  /// Whether flat parts carry their class's letter.
  var showsLetters = false
  /// Whether a small picture of the whole image lies in a corner.
  var showsMiniMap = false
  /// Whether the first pane shows two things in turn.
  var isBlinking = false
  /// Whether a blinking pane shows the other thing now.
  var isBlinkPhase = false

  /// The share of the class colour unless it was changed.
  static let standardRatio = 0.45
  /// The shares that can be chosen.
  static let ratios = 0.05...0.95
  /// The margin unless it was changed.
  static let standardContext = 0.75
  /// The margins that can be chosen.
  static let contexts = 0.05...8.0

  /// What the panes show now, the first one's other thing included when it blinks.
  var shownModes: [CanvasMode] {
    [mode] + (second.map { [$0] } ?? [])
      + (isBlinking ? [mode.blinkPartner].compactMap(\.self) : [])
  }

  /// What the first pane shows at this moment.
  var firstMode: CanvasMode { isBlinking && isBlinkPhase ? mode.blinkPartner ?? mode : mode }

  /// Whether the component under the cursor is shown as the other one of before and after.
  var isFlipped: Bool {
    isComparing != (isBlinking && isBlinkPhase && mode.blinkPartner == nil)
  }

  /// Whether the photo has to be decoded.
  var needsPhoto: Bool { shownModes.contains(where: \.needsPhoto) }

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
      next.show(Self.widened(bounds), in: canvas, context: context)
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
}
