import Labels
import Render

/// The line for messages and for commands being typed.
struct MessageView {
  let session: Session
  let look: Look

  /// Paints the command line, else the message, else a hint; nothing when there is none.
  func paint(into frame: inout Frame, at area: Rectangle<ScreenSpace>) {
    var pen = Pen(area, look: look)
    if case .prompt(let line) = session.screen {
      frame.fill(area, with: .blank)
      pen.write(line.kind.rawValue, look.strong, into: &frame)
      pen.write(line.editor, look.strong, into: &frame)
    } else if case .note(let line) = session.screen {
      frame.fill(area, with: .blank)
      pen.write("note: ", look.strong, into: &frame)
      pen.write(line.editor, look.strong, into: &frame)
    } else if case .confirm(let confirmation) = session.screen {
      paint(
        .info("\(confirmation.question) \(confirmation.answers)"), into: &frame, at: area)
    } else if let tool = session.tool, session.message?.isError != true,
      Layout(session.size).message != nil
    {
      paint(tool, into: &frame, at: area)
    } else if let message = session.message {
      paint(message, into: &frame, at: area)
    } else if let hint = session.hint {
      pen.write(" \(hint)", look.muted, into: &frame)
    }
  }

  /// What a tool would change, which no message may hide, and the message behind it.
  private func paint(
    _ tool: CanvasTool, into frame: inout Frame, at area: Rectangle<ScreenSpace>
  ) {
    let progress = Wording.progress(
      tool, session.segmentation.activity, taxonomy: look.taxonomy)
    if let message = session.message {
      return paint(.info("\(progress) \u{B7} \(message.text)"), into: &frame, at: area)
    }
    frame.fill(area, with: .blank)
    var pen = Pen(area, look: look)
    pen.write(" " + progress, into: &frame)
  }

  /// A message that is too long for its row grows upwards over what is less important.
  private func paint(
    _ message: Message, into frame: inout Frame, at row: Rectangle<ScreenSpace>
  ) {
    let style = message.isError ? look.error : look.strong
    let width = max(1, row.width - 2)
    let rows = max(1, min(4, row.y + 1, (message.text.count + width - 1) / width + 1))
    let isShort = message.text.count <= width
    let height = isShort ? 1 : rows
    let area = Rectangle<ScreenSpace>(
      x: row.x, y: row.maxY - height, width: row.width, height: height)
    frame.fill(area, with: Cell(" ", style: message.isError ? style : .plain))
    var pen = Pen(area, look: look)
    pen.write(" ", style, into: &frame)
    if isShort {
      pen.write(message.text, style, into: &frame)
    } else {
      pen.wrap(message.text, style, limit: rows, into: &frame)
    }
  }
}
