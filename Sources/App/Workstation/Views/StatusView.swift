import Labels
import Refiner
import Render

/// How far the review is and what is on the canvas.
struct StatusView {
  let session: Session
  let look: Look
  /// Whether the headings' line tells what the component is; else this line does.
  let hasTitle: Bool

  /// Paints the line; on a narrow terminal the parts at its end are cut off.
  func paint(into frame: inout Frame, at area: Rectangle<ScreenSpace>) {
    frame.fill(area, with: Cell(" ", style: look.bar))
    var pen = Pen(area, look: look)
    pen.write(" " + parts.joined(separator: " \u{B7} "), look.bar, into: &frame)
  }

  private var parts: [String] {
    let queue = session.queue
    guard !queue.isEmpty, let image = session.image else {
      return ["nothing to review", Wording.queueTitle(queue, look.taxonomy)]
    }
    let left = queue.remainder
    let rest = [
      "component \(queue.position + 1)/\(queue.count)", "\(queue.decidedCount) decided",
      "\(left.wrongText) wrong left", image.stem, look.ruleName(session.view),
      "\(Wording.short(Int(max(0, left.gain)))) px to gain",
    ]
    return hasTitle ? rest : [TitleView.canvasTitle(session, look)] + rest
  }
}
