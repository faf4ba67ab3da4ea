import Labels
import Refiner
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
      if let message = session.message { paint(message, into: &frame, above: area) }
    } else if case .note(let line) = session.screen {
      frame.fill(area, with: .blank)
      paint(line, &pen, into: &frame)
    } else if case .confirm(let confirmation) = session.screen {
      paint(.info(question(confirmation, at: area)), into: &frame, at: area)
    } else if let tool = session.tool, session.message?.isError != true,
      Layout(session.size).message != nil
    {
      paint(tool, into: &frame, at: area)
    } else if let message = session.message {
      paint(message, into: &frame, at: area)
    } else if let hint = session.hint {
      pen.write(firstFitting: [" \(hint)"], look.muted, into: &frame)
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
    pen.write(firstFitting: [" \(progress)"], into: &frame)
  }

  /// A note being typed; behind it the reasons that its first word can become.
  private func paint(_ line: NoteLine, _ pen: inout Pen, into frame: inout Frame) {
    let count = session.queue.range?.count
    pen.write(count.map { "note about \($0): " } ?? "note: ", look.strong, into: &frame)
    pen.write(line.editor, look.strong, into: &frame)
    let reasons = line.reasons.map(\.rawValue).joined(separator: " ")
    if !reasons.isEmpty, reasons != line.editor.text, pen.columnsLeft > 1 {
      pen.write(firstFitting: [" \(reasons)"], look.muted, into: &frame)
    }
  }

  /// Lines that a message may grow to.
  private static let highest = 4

  /// The question with as much as there is room for; how to answer is never cut.
  private func question(_ confirmation: Confirmation, at row: Rectangle<ScreenSpace>) -> String {
    let answer = confirmation.answers
    let width = max(1, row.width - 2)
    let limit = max(1, min(Self.highest, row.y + 1))
    let texts = [confirmation.question, confirmation.brief].compactMap(\.self)
    func fits(_ text: String) -> Bool {
      !WrappedText("\(text) \(answer)", width: width, limit: limit).isCut
    }
    if let text = texts.first(where: fits) { return "\(text) \(answer)" }
    // Words of the question are left out, as many as need be.
    var words = texts.last?.split(separator: " ") ?? []
    while !words.isEmpty, !fits(words.joined(separator: " ") + "\u{2026}") { words.removeLast() }
    return words.isEmpty ? answer : words.joined(separator: " ") + "\u{2026} \(answer)"
  }

  /// A message that is too long for its row grows upwards over what is less important.
  private func paint(
    _ message: Message, into frame: inout Frame, at row: Rectangle<ScreenSpace>
  ) {
    let style = message.isError ? look.error : look.strong
    let width = max(1, row.width - 2)
    let text = look.symbols.spell(message.text)
    let limit = max(1, min(Self.highest, row.y + 1))
    let lines = WrappedText(
      text, width: width, limit: limit, ellipsis: look.symbols.ellipsis
    ).lines
    let height = max(1, lines.count)
    let area = Rectangle<ScreenSpace>(
      x: row.x, y: row.maxY - height, width: row.width, height: height)
    frame.fill(area, with: Cell(" ", style: message.isError ? style : .plain))
    var pen = Pen(area, look: look)
    for line in lines {
      pen.write(" \(line)", style, into: &frame)
      pen.newLine()
    }
  }

  /// A message about the line that is being typed.
  private func paint(
    _ message: Message, into frame: inout Frame, above row: Rectangle<ScreenSpace>
  ) {
    guard row.y > 0 else { return }
    paint(
      message, into: &frame,
      at: Rectangle(x: row.x, y: row.y - 1, width: row.width, height: 1))
  }
}
