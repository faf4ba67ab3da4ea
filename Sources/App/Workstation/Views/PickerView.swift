import Labels
import Render

/// The classes that match what has been typed, in a box over the canvas.
struct PickerView {
  let picker: ClassPicker
  let look: Look

  /// Paints the box at the top left of an area, as large as it needs to be.
  func paint(into frame: inout Frame, at area: Rectangle<ScreenSpace>) {
    let names = picker.matches.map(\.name.count).max() ?? 0
    let width = min(area.width, max(26, names + 8))
    let height = min(area.height, max(1, picker.matches.count) + 1)
    let box = Rectangle<ScreenSpace>(x: area.x, y: area.y, width: width, height: height)
    frame.fill(box, with: .blank)
    var pen = Pen(box, look: look)
    pen.write(" class: \(picker.editor.text)", look.strong, into: &frame)
    pen.write(" ", look.selection, into: &frame)
    pen.newLine()
    guard !picker.matches.isEmpty else {
      pen.write(" no such class", look.warning, into: &frame)
      return
    }
    let rows = max(1, height - 1)
    let first = QueueView.firstRow(
      count: picker.matches.count, position: picker.selection, height: rows)
    for place in first..<min(picker.matches.count, first + rows) {
      let isChosen = place == picker.selection
      pen.write(isChosen ? " \(look.symbols.cursor) " : "   ", into: &frame)
      pen.write(picker.matches[place].id, isChosen ? look.selection : .plain, into: &frame)
      pen.newLine()
    }
  }
}
