import Labels

extension Session {
  /// Whose keys are commands now; nil where keys are text or scroll.
  var keyContext: KeyContext? {
    guard let tool, screen == .review else { return screen.context }
    return tool.context
  }

  /// Gives a key to whatever has the keyboard.
  mutating func take(_ key: KeyEvent) {
    if let context = keyContext { return takeCommandKey(key, in: context) }
    switch screen {
    case .review, .losses, .overview, .classTable: break
    case .help(let page): takeHelpKey(key, page)
    case .picker(let picker): takePickerKey(key, picker)
    case .prompt(let line): takePromptKey(key, line)
    case .note(let line): takeNoteKey(key, line)
    case .confirm(let confirmation): takeConfirmKey(key, confirmation)
    case .bulk(let dialog): takeBulkKey(key, dialog)
    case .lint(let table): takeLintKey(key, table)
    }
  }

  /// Pasted text counts where text is typed; elsewhere its letters would be commands.
  mutating func takeText(_ text: String) {
    switch screen {
    case .picker(var picker):
      picker.insert(text)
      screen = .picker(picker)
    case .prompt(var line):
      line.insert(text)
      screen = .prompt(line)
    case .help(var page):
      page.insert(text)
      screen = .help(page)
    case .note(var line):
      line.editor.insert(text)
      screen = .note(line)
    case .review, .confirm, .bulk, .lint, .losses, .overview, .classTable:
      message = .info("pasted text is ignored here")
    }
  }

  /// Whether a key closes the text field that is open: Escape, Ctrl-C, Ctrl-G.
  func isCancel(_ key: KeyEvent) -> Bool { keymap.textCommand(key) == .cancel }

  /// Does what is the same on every screen; true when the key was one of those.
  mutating func takeGlobalKey(_ key: KeyEvent) -> Bool {
    switch keymap.textCommand(key) {
    case .redraw: effects.append(.redraw)
    case .suspend: effects.append(.suspend)
    default: return false
    }
    return true
  }

  private mutating func takeCommandKey(_ key: KeyEvent, in context: KeyContext) {
    let pending = keys.pendingText
    if let invocation = keys.feed(key, in: context) {
      // What was half typed is forgotten, and nothing else is given up for it.
      if invocation.command == .cancel, !pending.isEmpty {
        message = .info("\(pending) is forgotten")
      } else {
        perform(invocation)
      }
    }
    if let name = keys.countlessKey {
      message = .info("\(name) takes no count; nothing was done")
    }
    if let name = keys.unknownKey {
      let help = keymap.keyName(of: .help)
      message = .info("\(name) does nothing here; \(help) shows the keys")
    }
  }

  private mutating func takeHelpKey(_ key: KeyEvent, _ old: HelpPage) {
    var page = old
    if takeGlobalKey(key) { return }
    let isLeft =
      isCancel(key) || page.take(key, keymap: keymap, body: helpBody) == .left
    screen = isLeft ? page.previous : .help(page)
  }

  /// Columns and lines that the screen has for the help page.
  var helpBody: Size<ScreenSpace> {
    let lines = size.height - 1 - (Layout(size).keyBar == nil ? 0 : 1)
    return Size(width: size.width, height: max(1, lines))
  }
}
