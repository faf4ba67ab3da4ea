import Labels
import Render

/// The classes that match what has been typed, in a box over the canvas.
struct PickerView {
  let picker: ClassPicker
  let look: Look

  /// Paints the box at the top left of an area, as large as it needs to be.
  func paint(into frame: inout Frame, at area: Rectangle<ScreenSpace>) {
    let layout = PickerLayout(picker, in: area)
    let box = layout.box
    frame.fill(box, with: .blank)
    var pen = Pen(box, look: look)
    pen.write(" class: ", look.strong, into: &frame)
    pen.write(picker.editor, look.strong, into: &frame)
    pen.newLine()
    guard !picker.matches.isEmpty else {
      pen.write(" no such class", look.warning, into: &frame)
      return
    }
    for place in layout.places {
      let isChosen = place == picker.selection
      pen.write(isChosen ? " \(look.symbols.cursor) " : "   ", into: &frame)
      pen.write(picker.matches[place].id, isChosen ? look.selection : .plain, into: &frame)
      pen.newLine()
    }
  }
}
