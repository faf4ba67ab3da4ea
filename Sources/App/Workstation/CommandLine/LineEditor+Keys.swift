extension LineEditor {
  /// What became of a key.
  enum Answer: Hashable, Sendable {
    /// The text or the cursor may be another now.
    case done
    /// Backspace in an empty line: whoever typed wants out.
    case left
    /// The key edits no line.
    case unused
  }

  /// Takes a key as shells and Emacs do; Enter, Tab, Up and Down are the owner's.
  mutating func take(_ key: KeyEvent) -> Answer {
    switch (key.key, key.modifiers) {
    case (.backspace, .alt), (.character("w"), .control): deleteWordBackward()
    case (.backspace, _): return deleteBackward() ? .done : .left
    case (.delete, _), (.character("d"), .control): deleteForward()
    case (.left, _), (.character("b"), .control): move(by: -1)
    case (.right, _), (.character("f"), .control): move(by: 1)
    case (.home, _), (.character("a"), .control): move(to: 0)
    case (.end, _), (.character("e"), .control): move(to: count)
    case (.character("u"), .control): deleteToStart()
    case (.character("k"), .control): deleteToEnd()
    case (.character(let character), []): insert(String(character))
    default: return .unused
    }
    return .done
  }
}
