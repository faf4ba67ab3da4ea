import Labels
import Refiner
import Render

/// The losses of all components as bars, both Gaussians, and a cut-off that moves.
struct LossView {
  let cut: LossCut
  let look: Look

  /// What the heading says, then the same in fewer words.
  var titles: [String] { ["losses of \(Wording.grouped(cut.samples.count)) components", "losses"] }

  /// Paints the screen's body.
  func paint(_ layout: LossLayout, into frame: inout Frame) {
    paintSummary(into: &frame, at: layout.summary)
    LossPlot(cut: cut, look: look).paint(into: &frame, at: layout.plot)
    paintAxis(layout, into: &frame)
    if let area = layout.classes {
      frame.fill(
        Rectangle(x: area.x - 1, y: area.y, width: 1, height: area.height),
        with: Cell(look.symbols.bar, style: look.border))
      paintClasses(into: &frame, at: area)
    }
  }

  private func paintSummary(into frame: inout Frame, at area: Rectangle<ScreenSpace>) {
    let (clean, noisy) = cut.sides
    var pen = Pen(area, look: look)
    pen.write(" cut-off \(Wording.fraction(Float(cut.cutOff)))", look.strong, into: &frame)
    if let own = cut.ownCutOff {
      pen.write("  the fit's \(Wording.fraction(Float(own)))", look.muted, into: &frame)
    }
    pen.newLine()
    write(" noisy ", noisy, &pen, into: &frame)
    pen.newLine()
    write(" clean ", clean, &pen, into: &frame)
  }

  /// `noisy 64 (14 %), 60 undecided, 66 % of them wrong`, as far as there is room.
  private func write(
    _ name: String, _ side: LossCut.Side, _ pen: inout Pen, into frame: inout Frame
  ) {
    pen.write(name, look.muted, into: &frame)
    let share = Self.percent(side.count, of: cut.samples.count)
    pen.write("\(Wording.grouped(side.count)) (\(share))", look.strong, into: &frame)
    let wrong = "~\(Int((side.wrongShare * 100).rounded())) % wrong"
    let undecided = ", \(Wording.grouped(side.undecided)) undecided"
    if undecided.count + wrong.count + 2 <= pen.columnsLeft {
      pen.write(undecided, look.muted, into: &frame)
    }
    pen.write(", \(wrong)", look.muted, into: &frame)
  }

  private static func percent(_ count: Int, of total: Int) -> String {
    "\(Int((Double(count) * 100 / Double(max(1, total))).rounded())) %"
  }

  /// Both ends of the axis, and what the lines are.
  private func paintAxis(_ layout: LossLayout, into frame: inout Frame) {
    var pen = Pen(layout.axis, look: look)
    pen.write(Wording.fraction(Float(cut.range.lowerBound)), look.muted, into: &frame)
    let name = "loss, nats"
    if layout.axis.width >= 40 {
      pen.tab(to: (layout.axis.width - name.count) / 2)
      pen.write(name, look.muted, into: &frame)
    }
    pen.writeRight("\(Wording.fraction(Float(cut.range.upperBound)))+", look.muted, into: &frame)
    pen.newLine()
    guard let mixture = cut.fit?.mixture, !mixture.isDegenerate else { return }
    pen.write(" o", look.key, into: &frame)
    pen.write(" low-loss Gaussian", look.muted, into: &frame)
    pen.write("  ", into: &frame)
    pen.write("x", look.warning, into: &frame)
    pen.write(" high-loss Gaussian", look.muted, into: &frame)
  }

  private func paintClasses(into frame: inout Frame, at area: Rectangle<ScreenSpace>) {
    var pen = Pen(area, look: look)
    pen.write(" class", look.muted, into: &frame)
    pen.tab(to: 15)
    pen.write("noisy", look.muted, into: &frame)
    pen.writeRight("~wrong", look.muted, into: &frame)
    pen.newLine()
    let rows = cut.classes(look.taxonomy)
    let first = max(0, min(cut.firstClass, rows.count - pen.linesLeft))
    for row in rows.dropFirst(first) {
      guard pen.linesLeft > 0 else { return }
      pen.write(" \(look.letter(of: row.classID))", look.chip(of: row.classID), into: &frame)
      pen.write(" \(look.taxonomy.name(of: row.classID).prefix(11))", into: &frame)
      let share = Self.percent(row.noisy.count, of: row.total)
      let counts = "\(Wording.short(row.noisy.count))/\(Wording.short(row.total))"
      pen.tab(to: 15)
      pen.write(counts, into: &frame)
      pen.tab(to: 24 + max(0, 4 - share.count))
      pen.write(share, look.muted, into: &frame)
      let wrong = row.noisy.count > 0 ? "\(Int((row.noisy.wrongShare * 100).rounded())) %" : "-"
      pen.writeRight(wrong, into: &frame)
      pen.newLine()
    }
  }
}
