import Labels
import Refiner
import Render

/// The lint rules, how many components break each, and how many of the decided ones were wrong.
struct LintView {
  let table: LintTable
  let look: Look

  /// Paints the table at the top of an area.
  func paint(into frame: inout Frame, at area: Rectangle<ScreenSpace>) {
    let height = min(area.height, table.report.rows.count + 4)
    let box = Rectangle<ScreenSpace>(x: area.x, y: area.y, width: area.width, height: height)
    frame.fill(box, with: .blank)
    var pen = Pen(box, look: look)
    pen.write("   rule         found  wrong of the decided", look.strong, into: &frame)
    pen.newLine()
    for (place, row) in table.report.rows.enumerated() {
      let isChosen = place == table.selection
      let style = isChosen ? look.selection : .plain
      pen.write(isChosen ? " \(look.symbols.cursor) " : "   ", into: &frame)
      pen.write(row.name, style, into: &frame)
      let count = Wording.grouped(row.count)
      pen.tab(to: 21 - count.count)
      pen.write(count, into: &frame)
      pen.tab(to: 23)
      pen.write(LintText.rate(row.rate), into: &frame)
      pen.tab(to: max(pen.column + 2, 60))
      let summary = row.rule?.summary ?? "what the noise model suspects"
      pen.write(firstFitting: [summary], look.muted, into: &frame)
      pen.newLine()
    }
    pen.newLine()
    pen.write("   all", into: &frame)
    pen.tab(to: 23)
    pen.write(LintText.rate(table.report.all), into: &frame)
  }
}
