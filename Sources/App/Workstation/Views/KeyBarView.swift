import Labels
import Render

/// The keys that can be pressed now, or the half-typed ones and what they would do.
struct KeyBarView {
  let session: Session
  let look: Look

  /// Paints as many keys as fit.
  func paint(into frame: inout Frame, at area: Rectangle<ScreenSpace>) {
    var pen = Pen(area, look: look)
    let pending = session.keys.pendingText
    if session.screen == .review, !pending.isEmpty {
      pen.write(" \(pending)\u{2026} ", look.key, into: &frame)
      pen.write(firstFitting: [pendingMeaning], into: &frame)
      return
    }
    if case .prompt(let line) = session.screen {
      CommandLineView(line: line, hints: line.menu == nil ? session.promptHints(for: line) : [])
        .paint(&pen, into: &frame)
      return
    }
    for entry in KeyBarEntry.fitting(session.keyBar, width: area.width) {
      pen.write(" ", into: &frame)
      pen.write(entry.key, look.key, into: &frame)
      pen.write(" \(entry.text) ", into: &frame)
    }
  }

  private var pendingMeaning: String {
    guard let count = session.keys.count else {
      return session.keys.continuations.map { "\($0.key.name): \($0.command.help)" }
        .joined(separator: " \u{B7} ")
    }
    func name(_ command: Command) -> String { session.keymap.keyName(of: command) }
    return switch session.tool {
    case .shape:
      "a count: then \(name(.cursorRight)) goes \(count) to the right, \(name(.dropSpeckle)) drops "
        + "islands below \(count) px"
    case .segment:
      "a count: then \(name(.cursorRight)) goes \(count) to the right, \(name(.zoomIn)) zooms in"
    case nil:
      "a count: then \(name(.nextItem)) goes \(count) on, \(name(.lastItem)) to number \(count)"
    }
  }
}
