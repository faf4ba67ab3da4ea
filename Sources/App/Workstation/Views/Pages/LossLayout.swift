import Labels

/// Where the parts of the losses' screen are, for one size of terminal.
struct LossLayout: Hashable, Sendable {
  /// The lines that say what the cut-off does.
  let summary: Rectangle<ScreenSpace>
  /// The bars.
  let plot: Rectangle<ScreenSpace>
  /// The line under the bars; empty when there is no room.
  let axis: Rectangle<ScreenSpace>
  /// The list of classes; nil when folded away.
  let classes: Rectangle<ScreenSpace>?

  /// The columns of the list of classes.
  private static let classesWidth = 34

  /// Lays out a terminal of any size.
  init(_ size: Size<ScreenSpace>) {
    let body = PageLayout(size).body
    let hasClasses = body.width >= 76 && body.height >= 8
    let list = hasClasses ? Self.classesWidth + 1 : 0
    let width = max(1, body.width - list)
    let summaryHeight = min(3, max(0, body.height - 2))
    summary = Rectangle(x: body.x, y: body.y, width: width, height: summaryHeight)
    let axisHeight = body.height >= 6 ? 2 : 0
    let top = summary.maxY
    let height = max(0, body.maxY - top - axisHeight)
    plot = Rectangle(x: body.x, y: top, width: width, height: height)
    axis = Rectangle(x: body.x, y: plot.maxY, width: width, height: axisHeight)
    classes =
      hasClasses
      ? Rectangle(x: width + 1, y: body.y, width: Self.classesWidth, height: body.height) : nil
  }
}
