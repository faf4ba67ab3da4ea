import Labels

/// The page of keys and commands, which can be searched.
struct HelpPage: Hashable, Sendable {
  /// Whose keys come first: the context that it was opened from.
  let context: KeyContext
  /// What it lies over, and goes back to.
  let previous: Screen
  /// What is searched for.
  private(set) var editor = LineEditor()
  /// Whether letters belong to the search even while it is empty.
  private(set) var isSearching = false
  /// The first line shown.
  private(set) var firstLine = 0

  /// Opens the page over a screen.
  init(over previous: Screen, context: KeyContext) {
    self.previous = previous
    self.context = context
  }

  /// What became of a key.
  enum Answer: Hashable, Sendable {
    case open, left
  }

  /// Takes a key: letters search, arrows scroll, Enter goes back; `q` and `?` too while nothing is typed.
  ///
  /// body: columns and lines that the screen has for the page.
  mutating func take(_ key: KeyEvent, keymap: Keymap, body: Size<ScreenSpace>) -> Answer {
    let height = body.height
    switch (key.key, key.modifiers) {
    case (.enter, _): return .left
    case (.down, _): firstLine += 1
    case (.up, _): firstLine -= 1
    case (.pageDown, _): firstLine += max(1, height - 1)
    case (.pageUp, _): firstLine -= max(1, height - 1)
    case (.home, _) where editor.isEmpty: firstLine = 0
    case (.end, _) where editor.isEmpty: firstLine = .max / 2
    case (.character(" "), []) where editor.isEmpty: firstLine += max(1, height - 1)
    case (.character("/"), []) where !isSearching: isSearching = true
    case (.character("?"), []) where !isSearching: return .left
    case (.character("q"), []) where !isSearching: return .left
    default:
      if keymap.textCommand(key) == .help { return .left }
      if type(key) == .left { return .left }
    }
    scroll(by: 0, keymap: keymap, body: body)
    return .open
  }

  private mutating func type(_ key: KeyEvent) -> LineEditor.Answer {
    let before = editor.text
    let answer = editor.take(key)
    if editor.text != before { (isSearching, firstLine) = (true, 0) }
    return answer
  }

  /// Adds text to the search.
  mutating func insert(_ text: String) {
    editor.insert(text)
    (isSearching, firstLine) = (true, 0)
  }

  /// Scrolls by lines, kept inside the page.
  mutating func scroll(by step: Int, keymap: Keymap, body: Size<ScreenSpace>) {
    let page = HelpLines(keymap, context: context, search: editor.text, width: body.width)
    firstLine = max(0, min(firstLine + step, page.lines.count - body.height))
  }
}
