import Labels
import Render

/// The line for messages and for commands being typed.
struct MessageView {
  let session: Session
  let look: Look

  /// Paints the command line, else the message; nothing when there is neither.
  func paint(into frame: inout Frame, at area: Rectangle<ScreenSpace>) {
    var pen = Pen(area, look: look)
    if case .prompt(let editor) = session.screen {
      frame.fill(area, with: .blank)
      // A long line shows its end, where the typing happens.
      pen.write(":" + editor.text.suffix(max(0, area.width - 2)), look.strong, into: &frame)
      pen.write(" ", look.selection, into: &frame)
    } else if let message = session.message {
      frame.fill(area, with: .blank)
      pen.write(" \(message.text)", message.isError ? look.error : look.strong, into: &frame)
    }
  }
}
