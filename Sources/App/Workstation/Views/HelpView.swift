import Labels
import Render

/// All keys and what they do, made from `Command`.
struct HelpView {
  let look: Look
  /// Which keys mean what.
  let keymap: Keymap
  /// The first line shown.
  let firstLine: Int

  /// One line of the page.
  enum Line: Hashable, Sendable {
    case heading(String)
    case row(keys: String, text: String)
    case note(String)
    case empty
  }

  /// The whole page.
  static func lines(_ keymap: Keymap) -> [Line] {
    var lines: [Line] = []
    for group in CommandGroup.allCases {
      lines.append(.heading(group.rawValue))
      for row in KeyHelp.rows(of: group, in: keymap) {
        lines.append(.row(keys: row.keys.joined(separator: "  "), text: row.text))
      }
      lines.append(.empty)
    }
    lines.append(.note(KeyHelp.countNote(keymap)))
    lines.append(.note("In the list: a accepted, x rejected, c other class, ~ later, ! flagged."))
    return lines
  }

  /// The furthest that the page can be scrolled on a screen of a height.
  static func lastFirstLine(height: Int, keymap: Keymap) -> Int {
    max(0, lines(keymap).count - max(1, height - 2))
  }

  /// Paints the page from its first line on.
  func paint(into frame: inout Frame, at area: Rectangle<ScreenSpace>) {
    frame.fill(area, with: .blank)
    var pen = Pen(area, look: look)
    for line in Self.lines(keymap).dropFirst(firstLine) {
      guard pen.linesLeft > 0 else { return }
      switch line {
      case .heading(let text): pen.write(" \(text)", look.strong, into: &frame)
      case .row(let keys, let text):
        pen.tab(to: 3)
        pen.write(keys, look.key, into: &frame)
        pen.tab(to: max(pen.column + 2, min(24, area.width / 3)))
        pen.write(text, into: &frame)
      case .note(let text):
        pen.tab(to: 1)
        pen.wrap(text, limit: 4, into: &frame)
        continue
      case .empty: break
      }
      pen.newLine()
    }
  }
}
