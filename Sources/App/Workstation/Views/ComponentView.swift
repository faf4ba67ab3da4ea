import Labels
import Refiner
import Render

/// All that is known about the component under the cursor.
struct ComponentView {
  let session: Session
  let look: Look
  /// The posterior and the rest that is read for this component only; nil when it cannot be read.
  let detail: ComponentDetail?
  /// Number of its pixels after all new shapes; nil when they cannot be read.
  let area: Int?

  /// Paints as much of it as there is room for, the most important first.
  func paint(into frame: inout Frame, at area: Rectangle<ScreenSpace>) {
    guard let item = session.queue.current else { return }
    let inner = Rectangle<ScreenSpace>(
      x: area.x + 1, y: area.y, width: max(0, area.width - 1), height: area.height)
    var pen = Pen(inner, look: look)
    paintClasses(item, &pen, &frame)
    paintNumbers(item, &pen, &frame)
    paintPosterior(item, &pen, &frame)
    ClassLegend(look: look).paint(&pen, into: &frame)
  }

  private func paintClasses(_ item: QueueItem, _ pen: inout Pen, _ frame: inout Frame) {
    pen.write(item.classID, look.strong, into: &frame)
    pen.newLine()
    pen.wrap(
      Wording.verdict(item, taxonomy: look.taxonomy),
      item.verdict == .clean ? .plain : look.warning,
      limit: 2, into: &frame)
    pen.write(session.keymap.keyName(of: .takeSuggestion) + ": ", look.key, into: &frame)
    if item.verdict == .correctable {
      pen.write(item.suggestion, into: &frame)
    } else {
      pen.write(Wording.suggestion(item, taxonomy: look.taxonomy), into: &frame)
    }
    pen.newLine()
    pen.write(
      Wording.state(
        session.review.decisions[item.id], hasNewShape: session.newShape(of: item) != nil,
        taxonomy: look.taxonomy), look.strong, into: &frame)
    if session.review.flagged.contains(item.id) { pen.write(" ! flagged", into: &frame) }
    if session.review.isLater(item.id) { pen.write(" ~ later", into: &frame) }
    pen.newLine()
    if area == 0 { pen.wrap(Wording.nothingLeft, look.warning, limit: 2, into: &frame) }
    if let held = session.heldText(item) { pen.wrap(held, look.warning, limit: 2, into: &frame) }
    if let note = session.review.notes[item.id] {
      pen.wrap("note: \(note)", look.warning, limit: 3, into: &frame)
    }
    if let why = session.review.reopened[item.id] {
      pen.wrap(why.isEmpty ? "reopened" : "reopened: \(why)", look.warning, limit: 4, into: &frame)
    }
    if pen.area.height >= 18 { pen.newLine() }
  }

  private func paintNumbers(_ item: QueueItem, _ pen: inout Pen, _ frame: inout Frame) {
    let box = item.bounds
    paintBar("suspicion", item.suspicion, &pen, &frame)
    paintBar("eta", item.eta, &pen, &frame)
    if let confidence = item.confidence { paintBar("confidence", confidence, &pen, &frame) }
    paintLine("loss", Wording.fraction(item.loss), &pen, &frame)
    let now = area ?? item.area
    paintLine("area", "\(Wording.grouped(now)) px", &pen, &frame)
    if now != item.area { paintLine("  before", "\(Wording.grouped(item.area)) px", &pen, &frame) }
    paintLine("gain", "\(Wording.grouped(Int(item.gain))) px", &pen, &frame)
    let lint = session.queue.facts(at: session.queue.position).lint
    if !lint.isEmpty { paintLine("lint", LintText.names(lint), &pen, &frame) }
    if pen.area.height >= 22 {
      let place = pen.area.width >= 26 ? " at \(box.x),\(box.y)" : ""
      paintLine("box", "\(box.width)x\(box.height)\(place)", &pen, &frame)
      if let detail {
        paintLine("in image", "#\(detail.record.component.index.rawValue + 1)", &pen, &frame)
      }
      pen.newLine()
    }
  }

  private func paintLine(
    _ name: String, _ value: String, _ pen: inout Pen, _ frame: inout Frame
  ) {
    pen.write(name, look.muted, into: &frame)
    pen.tab(to: 11)
    pen.write(value, into: &frame)
    pen.newLine()
  }

  private func paintBar(
    _ name: String, _ value: Float, _ pen: inout Pen, _ frame: inout Frame
  ) {
    pen.write(name, look.muted, into: &frame)
    pen.tab(to: 11)
    pen.write(Wording.fraction(value) + " ", into: &frame)
    pen.write(
      Bar(value, width: min(10, pen.columnsLeft), symbols: look.symbols).text, into: &frame)
    pen.newLine()
  }

  /// The classes that the classifier thinks of, the likeliest first.
  private func paintPosterior(_ item: QueueItem, _ pen: inout Pen, _ frame: inout Frame) {
    guard let posterior = detail?.judgement.posterior,
      posterior.count == look.taxonomy.classes.count
    else { return }
    let rows = min(5, pen.linesLeft - ClassLegend.leastHeight - 2)
    guard rows > 0 else { return }
    pen.write("the classifier says", look.muted, into: &frame)
    pen.newLine()
    let order = posterior.indices.sorted { (posterior[$0], $1) > (posterior[$1], $0) }
    for place in order.prefix(rows) {
      let entry = look.taxonomy.classes[place]
      pen.write(String(entry.letter), look.chip(of: entry.id), into: &frame)
      pen.write(" \(entry.name.prefix(8))", into: &frame)
      pen.tab(to: 11)
      pen.write(Wording.fraction(posterior[place]) + " ", into: &frame)
      let bar = Bar(posterior[place], width: min(10, pen.columnsLeft), symbols: look.symbols)
      pen.write(bar.text, into: &frame)
      pen.newLine()
    }
    pen.newLine()
  }
}
