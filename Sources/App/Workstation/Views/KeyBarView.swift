import Labels
import Refiner
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
      pen.write(pendingMeaning, into: &frame)
      return
    }
    for (key, text) in entries {
      guard pen.columnsLeft >= key.count + text.count + 2 else { break }
      pen.write(" ", into: &frame)
      pen.write(key, look.key, into: &frame)
      pen.write(" \(text) ", into: &frame)
    }
  }

  private var pendingMeaning: String {
    guard let count = session.keys.count else { return "g: first component" }
    return "a count: then \(session.keymap.keyName(of: .nextItem)) goes \(count) on, "
      + "\(session.keymap.keyName(of: .lastItem)) to number \(count)"
  }

  private var entries: [(String, String)] {
    switch session.screen {
    case .help: [("j k", "scroll"), ("Space", "page"), ("any other key", "back")]
    case .picker:
      [
        ("letters", "narrow"), ("Up Down", "choose"), ("Enter", "give this class"),
        ("Escape", "cancel"),
      ]
    case .prompt: [("Enter", "do it"), ("Escape", "cancel")]
    case .review: session.queue.isEmpty ? commands([.prompt, .help, .quit]) : reviewKeys
    }
  }

  private var reviewKeys: [(String, String)] {
    var first: [(String, String)] = []
    if let item = session.queue.current {
      let text: String =
        switch item.verdict {
        case .clean: Command.keep.label
        case .noise: Command.discard.label
        case .correctable: String(look.taxonomy.name(of: item.suggestion).prefix(14))
        }
      first = [(session.keymap.keyName(of: .takeSuggestion), text)]
    }
    let undo: [Command] = session.review.undoStack.isEmpty ? [] : [.undo]
    let redo: [Command] = session.review.redoStack.isEmpty ? [] : [.redo]
    return first
      + commands(
        [.keep, .discard, .chooseClass, .later] + undo
          + [.help, .quit, .nextItem, .previousItem, .follow, .cycleMode, .compare, .flag] + redo)
  }

  private func commands(_ list: [Command]) -> [(String, String)] {
    list.map { (session.keymap.keyName(of: $0), $0.label) }
  }
}
