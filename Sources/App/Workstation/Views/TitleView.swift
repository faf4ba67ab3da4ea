import Labels
import Refiner
import Render

/// The headings of the three panels, in one line.
struct TitleView {
  let session: Session
  let look: Look
  let layout: Layout

  /// Paints the line.
  func paint(into frame: inout Frame, at area: Rectangle<ScreenSpace>) {
    frame.fill(area, with: Cell(" ", style: look.bar))
    if let queue = layout.queue {
      write(Wording.queueTitles(session.queue), over: queue, at: area, into: &frame)
    }
    let title = Self.canvasTitle(session, look)
    write(
      [title, title.replacing("predicted ", with: "")], over: layout.canvas, at: area, into: &frame)
    if let component = layout.component {
      write(["component"], over: component, at: area, into: &frame)
    }
  }

  private func write(
    _ texts: [String], over panel: Rectangle<ScreenSpace>, at area: Rectangle<ScreenSpace>,
    into frame: inout Frame
  ) {
    let room = Rectangle<ScreenSpace>(x: panel.x, y: area.y, width: panel.width, height: 1)
    var pen = Pen(room, look: look)
    pen.write(firstFitting: texts.map { " \($0)" }, look.bar, into: &frame)
  }

  /// What the component under the cursor is and becomes, in a few words.
  static func canvasTitle(_ session: Session, _ look: Look) -> String {
    guard let item = session.queue.current else { return "fleck" }
    let own = look.taxonomy.name(of: item.classID)
    if let tool = session.tool { return Wording.toolTitle(tool, taxonomy: look.taxonomy) }
    if session.view.isFlipped { return comparison(item, session, look) }
    guard session.isDecided(item.id) else {
      let after = item.acceptance.classAfter
      return after == item.classID
        ? "\(own): no fault found" : "\(own) \u{2192} \(look.taxonomy.name(of: after))?"
    }
    let state = Wording.state(
      session.review.decisions[item.id], hasNewShape: session.newShape(of: item) != nil,
      taxonomy: look.taxonomy)
    return "\(own): \(state)"
  }

  private static func comparison(
    _ item: QueueItem, _ session: Session, _ look: Look
  ) -> String {
    let isDecided = session.isDecided(item.id)
    let shown = session.shownClass(of: item)
    return "\(isDecided ? "BEFORE" : "AFTER"): \(look.taxonomy.name(of: shown))"
  }
}
