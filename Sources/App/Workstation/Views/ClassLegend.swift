import Labels
import Render

/// The digits that relabel, each with its class; shown while there is room.
struct ClassLegend {
  let look: Look

  /// Writes as many rows as fit into what the pen has left.
  func paint(_ pen: inout Pen, into frame: inout Frame) {
    guard pen.linesLeft > 3 else { return }
    pen.write("classes", look.muted, into: &frame)
    pen.newLine()
    for (place, entry) in look.taxonomy.classes.enumerated() {
      guard pen.linesLeft > 0 else { return }
      pen.write(place < 10 ? "\((place + 1) % 10) " : "  ", look.key, into: &frame)
      pen.write(entry.id, into: &frame)
      pen.newLine()
    }
  }
}
