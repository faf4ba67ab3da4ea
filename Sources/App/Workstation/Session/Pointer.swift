import Labels

/// What the mouse has done so far.
struct Pointer: Hashable, Sendable {
  /// The last report while the left button is down on the canvas; nil while it is up.
  var held: MouseEvent?
  /// Whether the pointer moved since the button went down.
  var hasMoved = false
  /// The last click, for the second one of a double click.
  private(set) var lastClick: MouseEvent?
  private var lastClickTime = 0.0
  /// Pixels whose component was asked for by a click; taken by ``Session/takePick()``.
  var pick: Rectangle<ImageSpace>?

  /// Two clicks on one cell within this time are a double click, in seconds.
  static let doubleClickTime = 0.4

  /// Notes a click; whether it is the second of a double click.
  mutating func click(_ mouse: MouseEvent, at time: Double) -> Bool {
    let isSecond =
      lastClick.map { ($0.x, $0.y) == (mouse.x, mouse.y) } ?? false
      && time - lastClickTime <= Self.doubleClickTime
    // A third click begins anew.
    lastClick = isSecond ? nil : mouse
    lastClickTime = time
    return isSecond
  }
}
