import Labels
import Render

/// All keys and what they do, made from the commands' own entries.
struct HelpView {
  let look: Look
  /// Which keys mean what.
  let keymap: Keymap
  /// What is searched and how far it is scrolled.
  let page: HelpPage

  /// Paints the page from its first line on.
  func paint(into frame: inout Frame, at area: Rectangle<ScreenSpace>) {
    frame.fill(area, with: .blank)
    var pen = Pen(area, look: look)
    let page = HelpLines(
      keymap, context: page.context, search: page.editor.text, width: area.width)
    for line in page.lines.dropFirst(self.page.firstLine) {
      guard pen.linesLeft > 0 else { return }
      switch line {
      case .heading(let text): pen.write(" \(text)", look.strong, into: &frame)
      case .row(let keys, let text):
        pen.tab(to: 3)
        pen.write(keys, look.key, into: &frame)
        pen.tab(to: page.textColumn(after: keys))
        pen.write(text, into: &frame)
      case .note(let text):
        pen.tab(to: 1)
        pen.write(text, into: &frame)
      case .empty: break
      }
      pen.newLine()
    }
  }
}
