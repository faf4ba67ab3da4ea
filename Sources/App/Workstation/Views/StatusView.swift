import Labels
import Refiner
import Render

/// How far the review is and what is on the canvas.
struct StatusView {
  let session: Session
  let look: Look
  /// Whether the headings' line tells what the component is; else this line does.
  let hasTitle: Bool

  /// Paints the line; on a narrow terminal the least important parts are left out.
  func paint(into frame: inout Frame, at area: Rectangle<ScreenSpace>) {
    frame.fill(area, with: Cell(" ", style: look.bar))
    var pen = Pen(area, look: look)
    let line = parts.line(width: area.width - 2) { look.symbols.spell($0).count }
    pen.write(firstFitting: [" " + line], look.bar, into: &frame)
  }

  private var parts: StatusParts {
    if let tool = session.tool, let image = session.image {
      var parts = StatusParts()
      if !hasTitle { parts.add(Wording.toolTitle(tool, taxonomy: look.taxonomy), rank: 0) }
      for (place, text) in Wording.toolSettings(tool, taxonomy: look.taxonomy).enumerated() {
        parts.add(text, rank: place + 1)
      }
      parts.add(image.stem, rank: 10)
      return parts
    }
    return session.statusParts(
      title: hasTitle ? nil : TitleView.canvasTitle(session, look),
      rule: look.ruleName(session.view))
  }
}
