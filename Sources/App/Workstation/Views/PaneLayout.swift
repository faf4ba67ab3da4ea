import Labels

/// Where the one or two panes of the canvas are.
///
/// Two panes lie side by side or one above the other, whichever shows the image larger.
struct PaneLayout: Hashable, Sendable {
  /// The pane that is always there.
  let first: Rectangle<ScreenSpace>
  /// The other pane, as large as the first; nil for one pane, or where two have no room.
  private(set) var second: Rectangle<ScreenSpace>?
  /// The line between two panes.
  private(set) var divider: Rectangle<ScreenSpace>?

  /// The least columns and rows of a pane.
  private static let least = (width: 8, height: 3)

  /// The pane that holds a cell; nil when none does.
  func pane(x: Int, y: Int) -> Rectangle<ScreenSpace>? {
    [first, second].compactMap(\.self).first { $0.contains(x: x, y: y) }
  }

  /// Divides a canvas.
  init(_ canvas: Rectangle<ScreenSpace>, isSplit: Bool, imageSize: Size<ImageSpace>?) {
    let across = max(0, canvas.width - 1) / 2
    let down = max(0, canvas.height - 1) / 2
    let hasColumns = across >= Self.least.width && canvas.height >= Self.least.height
    let hasRows = down >= Self.least.height && canvas.width >= Self.least.width
    guard isSplit, hasColumns || hasRows else {
      first = canvas
      return
    }
    let image = imageSize ?? Size(width: 2, height: 1)
    // Columns per pixel that fit; a row is as high as two columns are wide.
    func magnification(_ width: Int, _ height: Int) -> Double {
      min(
        Double(width) / Double(max(1, image.width)),
        Double(height * 2) / Double(max(1, image.height)))
    }
    let isBeside =
      hasColumns
      && (!hasRows
        || magnification(across, canvas.height) >= magnification(canvas.width, down))
    if isBeside {
      first = Rectangle(x: canvas.x, y: canvas.y, width: across, height: canvas.height)
      divider = Rectangle(x: first.maxX, y: canvas.y, width: 1, height: canvas.height)
      second = Rectangle(
        x: first.maxX + 1, y: canvas.y, width: across, height: canvas.height)
    } else {
      first = Rectangle(x: canvas.x, y: canvas.y, width: canvas.width, height: down)
      divider = Rectangle(x: canvas.x, y: first.maxY, width: canvas.width, height: 1)
      second = Rectangle(
        x: canvas.x, y: first.maxY + 1, width: canvas.width, height: down)
    }
  }
}
