import Labels
import Refiner
import Render

/// What can be accepted without looking at each, in a box over the canvas.
struct BulkView {
  let dialog: BulkDialog
  let look: Look

  /// Paints the box at the top left of an area, as large as it needs to be.
  func paint(into frame: inout Frame, at area: Rectangle<ScreenSpace>) {
    let strata = dialog.plan.strata
    let width = min(area.width, 60)
    let wanted = strata.count + 8 * 60 / max(20, width)
    let box = Rectangle<ScreenSpace>(
      x: area.x, y: area.y, width: width, height: min(area.height, wanted))
    frame.fill(box, with: .blank)
    let inner = Rectangle<ScreenSpace>(
      x: box.x + 1, y: box.y, width: max(0, width - 2), height: box.height)
    var pen = Pen(inner, look: look)
    let name = dialog.coversAll ? "all classes" : look.taxonomy.name(of: dialog.classID)
    pen.write("take the obvious suggestions: \(name)", look.strong, into: &frame)
    pen.newLine()
    if strata.isEmpty { pen.wrap("nothing is obvious here", look.warning, limit: 2, into: &frame) }
    // The rule and the sum need the last lines.
    let shown = strata.prefix(max(0, box.height - 8))
    for stratum in shown { paint(stratum, &pen, into: &frame) }
    if shown.count < strata.count {
      pen.write("and \(strata.count - shown.count) more \u{2026}", look.muted, into: &frame)
      pen.newLine()
    }
    pen.wrap(rule, look.muted, limit: 7, into: &frame)
  }

  private func paint(_ stratum: BulkPlan.Stratum, _ pen: inout Pen, into frame: inout Frame) {
    let verb = stratum.kind == .keep ? "accept" : "reject"
    pen.write(stratum.classID, into: &frame)
    pen.tab(to: min(18, pen.area.width / 2))
    pen.write("\(verb) \(Wording.grouped(stratum.candidates.count))", into: &frame)
    pen.write(", look at \(stratum.sampleSize)", look.muted, into: &frame)
    pen.newLine()
  }

  private var rule: String {
    let percent = Int((BulkPlan.allowedWrong * 100).rounded())
    let tenth = Int((BulkAcceptance.share * 100).rounded())
    return
      "Accepted: the least suspicious that nothing speaks against, as long as \(percent) % of a "
      + "class or less are expected wrong. Rejected: noise, the most suspicious \(tenth) % of a "
      + "class's pixels. Relabels stay with you. You look at a random sample of each first; "
      + "then the rest goes in one step, which one undo takes back."
  }
}
