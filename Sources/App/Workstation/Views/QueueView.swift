import Labels
import Refiner
import Render

/// The list of components, with the cursor in sight.
struct QueueView {
  let session: Session
  let look: Look

  /// Paints the list.
  func paint(into frame: inout Frame, at area: Rectangle<ScreenSpace>) {
    let queue = session.queue
    var pen = Pen(area, look: look)
    guard !queue.isEmpty else {
      pen.wrap("nothing to review", look.muted, limit: 3, into: &frame)
      pen.wrap(":filter all shows every component", look.muted, limit: 3, into: &frame)
      return
    }
    let first = Self.firstRow(count: queue.count, position: queue.position, height: area.height)
    let range = queue.range
    for place in first..<min(queue.count, first + area.height) {
      let row = Row(
        item: queue[place], isSelected: place == queue.position,
        isInRange: range?.contains(place) == true)
      paint(row, pen: &pen, into: &frame)
      pen.newLine()
    }
  }

  /// The first place shown, so that the cursor stays in the middle where possible.
  static func firstRow(count: Int, position: Int, height: Int) -> Int {
    max(0, min(position - height / 2, count - height))
  }

  private struct Row {
    let item: QueueItem
    let isSelected: Bool
    let isInRange: Bool
  }

  private func paint(_ row: Row, pen: inout Pen, into frame: inout Frame) {
    let (item, isSelected) = (row.item, row.isSelected)
    let decision = session.review.decisions[item.id]
    let isOpen = decision == nil && !session.isHeld(item)
    let text = isSelected ? look.selection : isOpen ? CellStyle.plain : look.muted
    if isSelected {
      let row = Rectangle<ScreenSpace>(
        x: pen.area.x, y: pen.area.y + pen.line, width: pen.area.width, height: 1)
      frame.fill(row, with: Cell(" ", style: text))
    }
    let margin = row.isInRange ? look.symbols.full : " "
    pen.write(isSelected ? look.symbols.cursor : margin, text, into: &frame)
    pen.write(mark(item, decision), text, into: &frame)
    pen.write(Wording.tight(item.suspicion), text, into: &frame)
    pen.write(" ", text, into: &frame)
    let shown = session.classNow(of: item)
    pen.write(String(look.letter(of: shown)), look.chip(of: shown), into: &frame)
    let size = Wording.short(session.newShape(of: item)?.area ?? item.area)
    let room = pen.columnsLeft - size.count - 2
    let name = look.taxonomy.name(of: shown).prefix(max(0, room))
    pen.write(" \(name)", text, into: &frame)
    pen.writeRight(size, text, into: &frame)
  }

  /// One letter for what has happened to a component.
  private func mark(_ item: QueueItem, _ decision: Decision?) -> String {
    if session.isHeld(item) { return "h" }
    if session.review.flagged.contains(item.id) { return "!" }
    switch decision?.kind {
    case .keep: return "a"
    case .discard: return "x"
    case .relabel: return "c"
    case .reshape: return "s"
    default: break
    }
    if session.review.isLater(item.id) { return "~" }
    return session.review.notes[item.id] == nil ? " " : "m"
  }
}
