import Labels

/// Where the parts of a screen are that takes the whole terminal.
struct PageLayout: Hashable, Sendable {
  /// The heading.
  let title: Rectangle<ScreenSpace>
  /// What the screen is about.
  let body: Rectangle<ScreenSpace>

  /// Lays out a terminal of any size; message row and key bar are those of the review screen.
  init(_ size: Size<ScreenSpace>) {
    let layout = Layout(size)
    let foot = (layout.keyBar == nil ? 0 : 1) + (layout.message == nil ? 0 : 1)
    let top = size.height >= 3 ? 1 : 0
    title = Rectangle(x: 0, y: 0, width: size.width, height: top)
    body = Rectangle(
      x: 0, y: top, width: size.width, height: max(0, size.height - top - foot))
  }
}
