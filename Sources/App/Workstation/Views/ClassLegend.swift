import Labels
import Render

/// The digits that relabel, each with its class: a list where there is room, else letters in rows.
struct ClassLegend {
  let look: Look

  /// The lines that it should be left.
  static let leastHeight = 3

  /// Writes as much as fits into what the pen has left.
  func paint(_ pen: inout Pen, into frame: inout Frame) {
    guard pen.linesLeft >= 2 else { return }
    pen.write("classes", look.muted, into: &frame)
    pen.newLine()
    if pen.linesLeft >= min(10, look.taxonomy.classes.count) {
      paintList(&pen, into: &frame)
    } else {
      paintRows(&pen, into: &frame)
    }
  }

  private func paintList(_ pen: inout Pen, into frame: inout Frame) {
    for (place, entry) in look.taxonomy.classes.enumerated() {
      guard pen.linesLeft > 0 else { return }
      pen.write(place < 10 ? "\((place + 1) % 10) " : "  ", look.key, into: &frame)
      pen.write(entry.id, into: &frame)
      pen.newLine()
    }
  }

  private func paintRows(_ pen: inout Pen, into frame: inout Frame) {
    for (place, entry) in look.taxonomy.classes.prefix(10).enumerated() {
      if pen.columnsLeft < 3 { pen.newLine() }
      pen.write("\((place + 1) % 10)", look.key, into: &frame)
      pen.write(String(entry.letter), look.chip(of: entry.id), into: &frame)
      pen.write(" ", into: &frame)
    }
  }
}
