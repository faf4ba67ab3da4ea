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
    let queue = session.queue
    var parts = StatusParts()
    guard !queue.isEmpty, let image = session.image else {
      parts.add("nothing to review", rank: 0)
      parts.add(Wording.queueTitle(queue), rank: 1)
      return parts
    }
    if let tool = session.tool {
      if !hasTitle { parts.add(Wording.toolTitle(tool, taxonomy: look.taxonomy), rank: 0) }
      for (place, text) in Wording.toolSettings(tool, taxonomy: look.taxonomy).enumerated() {
        parts.add(text, rank: place + 1)
      }
      parts.add(image.stem, rank: 10)
      return parts
    }
    let left = queue.remainder
    let tally = session.tally
    if !hasTitle { parts.add(TitleView.canvasTitle(session, look), rank: 1) }
    parts.add("component \(queue.position + 1)/\(queue.count)", rank: 0)
    parts.add("\(queue.decidedCount) decided", rank: 2)
    parts.add("\(left.wrongText) wrong left", rank: 3)
    parts.add(session.secondsLeft.map { "\(Wording.duration($0)) to go" }, rank: 4)
    parts.add(tally.pace.map { "\(Wording.seconds($0)) each" }, rank: 6)
    parts.add(tally.decided > 0 ? "\(tally.decided) this time" : nil, rank: 9)
    parts.add(image.stem, rank: 5)
    parts.add(look.ruleName(session.view), rank: 7)
    parts.add("\(Wording.short(Int(max(0, left.gain)))) px to gain", rank: 8)
    parts.add(Wording.encoding(session.segmentation.activity), rank: 4)
    return parts
  }
}
