/// The line at the bottom of the screen while something is typed into it.
struct CommandLine: Hashable, Sendable {
  /// What a key led to.
  enum Answer: Hashable, Sendable {
    /// More may be typed.
    case open
    /// The line is to be done.
    case entered
    /// Backspace in an empty line closes it.
    case left
  }

  /// What the line is for.
  let kind: LineKind
  /// What has been typed.
  private(set) var editor: LineEditor
  /// What Tab offers; nil when Tab was not the last key.
  private(set) var menu: CompletionMenu?
  private var recall: LineRecall?

  /// Opens a line, prefilled with a text.
  init(_ kind: LineKind, text: String = "") {
    self.kind = kind
    editor = LineEditor(text)
  }

  /// What has been typed.
  var text: String { editor.text }

  /// Types text, such as pasted one.
  mutating func insert(_ text: String) {
    menu = nil
    recall = nil
    editor.insert(text)
  }

  /// Puts the cursor on a place of the text.
  mutating func moveCursor(to place: Int) { editor.move(to: place) }

  /// Takes a key that does not cancel.
  mutating func take(
    _ key: KeyEvent, vocabulary: LineVocabulary, history: LineHistory
  ) -> Answer {
    switch (key.key, key.modifiers) {
    case (.enter, _): return .entered
    case (.tab, _): complete(step: 1, vocabulary)
    case (.backTab, _): complete(step: -1, vocabulary)
    case (.up, _), (.character("p"), .control): recall(older: true, history)
    case (.down, _), (.character("n"), .control): recall(older: false, history)
    default:
      let before = editor
      let answer = editor.take(key)
      if answer == .left { return .left }
      if answer == .done { menu = nil }
      if editor.text != before.text { recall = nil }
    }
    return .open
  }

  /// Completes what stands before the cursor as far as it is certain, then offers one after the other.
  private mutating func complete(step: Int, _ vocabulary: LineVocabulary) {
    recall = nil
    if var open = menu {
      open.move(by: step)
      show(open)
      return
    }
    let found = LineCompletion(of: editor.textBeforeCursor, kind: kind, vocabulary: vocabulary)
    guard let first = found.candidates.first else { return }
    if found.candidates.count == 1 {
      editor.replace(from: found.start, with: first.isWhole ? first.text + " " : first.text)
      return
    }
    var menu = CompletionMenu(start: found.start, texts: found.candidates.map(\.text))
    if found.common.count > editor.cursor - found.start {
      editor.replace(from: found.start, with: found.common)
      self.menu = menu
    } else {
      menu.move(by: step)
      show(menu)
    }
  }

  private mutating func show(_ menu: CompletionMenu) {
    if let chosen = menu.chosen { editor.replace(from: menu.start, with: chosen) }
    self.menu = menu
  }

  private mutating func recall(older: Bool, _ history: LineHistory) {
    menu = nil
    var search = recall ?? LineRecall(draft: editor.text)
    guard let text = search.step(older: older, in: history.texts(of: kind)) else { return }
    editor.replace(with: text)
    recall = search
  }
}
