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
    if session.tool != nil { return "a number: then a key, such as \(count)d" }
    return "a count: then \(session.keymap.keyName(of: .nextItem)) goes \(count) on, "
      + "\(session.keymap.keyName(of: .lastItem)) to number \(count)"
  }
}
