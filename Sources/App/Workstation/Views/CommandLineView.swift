import Render

/// What stands below a line that is being typed: what Tab offers, else a hint.
struct CommandLineView {
  let line: CommandLine
  /// What is said when Tab offers nothing: the same in fewer and fewer words.
  let hints: [String]

  /// Writes one line.
  func paint(_ pen: inout Pen, into frame: inout Frame) {
    guard let menu = line.menu else {
      pen.write(firstFitting: hints.map { " \($0)" }, pen.look.muted, into: &frame)
      return
    }
    for place in firstShown(menu, width: pen.columnsLeft)..<menu.texts.count {
      let isChosen = place == menu.selection
      let text = " \(menu.texts[place]) "
      guard pen.columnsLeft >= text.count else {
        pen.write("\u{2026}", pen.look.muted, into: &frame)
        return
      }
      pen.write(text, isChosen ? pen.look.selection : pen.look.key, into: &frame)
    }
  }

  /// The first text shown, so that the chosen one is in sight.
  private func firstShown(_ menu: CompletionMenu, width: Int) -> Int {
    guard let selection = menu.selection else { return 0 }
    var first = selection
    var used = menu.texts[selection].count + 2
    while first > 0, used + menu.texts[first - 1].count + 2 < width {
      first -= 1
      used += menu.texts[first].count + 2
    }
    return first
  }
}
