import Labels

/// Where the parts of the screen are, for one size of terminal.
///
/// Panels fold away when there is no room; the canvas always stays.
struct Layout: Hashable, Sendable {
  /// The row of headings; nil when folded away.
  private(set) var title: Rectangle<ScreenSpace>?
  /// The list of components; nil when folded away.
  private(set) var queue: Rectangle<ScreenSpace>?
  /// The image.
  private(set) var canvas: Rectangle<ScreenSpace>
  /// What is known about the component; nil when folded away.
  private(set) var component: Rectangle<ScreenSpace>?
  /// Progress and place; nil when folded away.
  private(set) var status: Rectangle<ScreenSpace>?
  /// Messages and the command line; nil when they take the key bar's or the status line's place.
  private(set) var message: Rectangle<ScreenSpace>?
  /// The keys valid now; nil when folded away.
  private(set) var keyBar: Rectangle<ScreenSpace>?

  /// Lays out a terminal of any size.
  init(_ size: Size<ScreenSpace>) {
    let (width, height) = (size.width, size.height)
    func row(_ y: Int) -> Rectangle<ScreenSpace> {
      Rectangle(x: 0, y: y, width: width, height: 1)
    }
    var bottom = height
    func takeRow() -> Rectangle<ScreenSpace> {
      bottom -= 1
      return row(bottom)
    }
    if height >= 8 { keyBar = takeRow() }
    if height >= 20 { message = takeRow() }
    if height >= 3 { status = takeRow() }
    let top = height >= 12 ? 1 : 0
    if top == 1 { title = row(0) }
    let body = max(0, bottom - top)
    let queueWidth = height >= 12 ? Self.queueWidth(width) : 0
    let componentWidth = height >= 12 ? Self.componentWidth(width) : 0
    let left = queueWidth == 0 ? 0 : queueWidth + 1
    let right = componentWidth == 0 ? 0 : componentWidth + 1
    canvas = Rectangle(x: left, y: top, width: max(0, width - left - right), height: body)
    if queueWidth > 0 {
      queue = Rectangle(x: 0, y: top, width: queueWidth, height: body)
    }
    if componentWidth > 0 {
      component = Rectangle(x: width - componentWidth, y: top, width: componentWidth, height: body)
    }
  }

  /// Where a message is shown: in its own row, else over the key bar, else over the status line.
  var messageRow: Rectangle<ScreenSpace>? { message ?? keyBar ?? status }

  private static func queueWidth(_ width: Int) -> Int {
    switch width {
    case ..<80: 0
    case ..<116: 18
    case ..<160: 26
    default: 34
    }
  }

  private static func componentWidth(_ width: Int) -> Int {
    switch width {
    case ..<60: 0
    case ..<116: 22
    case ..<160: 30
    default: 38
    }
  }
}
