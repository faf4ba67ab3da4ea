import Labels
import Refiner

extension Session {
  /// Types into the command line.
  mutating func takePromptKey(_ key: KeyEvent, _ old: LineEditor) {
    var editor = old
    if takeGlobalKey(key) { return }
    if isCancel(key) {
      screen = .review
      return
    }
    switch (key.key, key.modifiers) {
    case (.enter, []):
      screen = .review
      if !editor.text.allSatisfy({ $0 == " " }) { run(editor.text) }
      return
    case (.backspace, _):
      guard editor.deleteBackward() else {
        screen = .review
        return
      }
    case (.character("u"), .control): editor.clear()
    case (.character(let character), []): editor.insert(String(character))
    default: return
    }
    screen = .prompt(editor)
  }

  private mutating func run(_ line: String) {
    switch PromptCommand.parse(line, taxonomy: setup.taxonomy) {
    case .failure(let error): message = .error(error.reason)
    case .success(.goTo(let number)):
      guard number <= queue.count else {
        message = .error("the queue has only \(queue.count) components")
        return
      }
      select(number - 1)
    case .success(.queue(let flaggedOnly)):
      loadQueue(flaggedOnly: flaggedOnly, classFilter: queue.classFilter)
    case .success(.filter(let id)): loadQueue(flaggedOnly: queue.flaggedOnly, classFilter: id)
    case .success(.help): screen = .help(firstLine: 0)
    case .success(.quit): effects.append(.quit)
    }
  }

  /// Reads the queue again; the cursor stays on its component when that is still there.
  private mutating func loadQueue(flaggedOnly: Bool, classFilter: ClassID?) {
    do {
      let selected = queue.current?.id
      queue = ReviewQueue(
        try setup.journal.queue(flaggedOnly: flaggedOnly), flaggedOnly: flaggedOnly,
        classFilter: classFilter, state: review)
      if let ranking { queue.apply(ranking, state: review) }
      if let selected, let place = queue.place(of: selected) {
        queue.move(to: place)
        placeView()
      } else {
        if let current = queue.current, isDecided(current.id) {
          moveToUndecided(step: 1, count: 1)
        }
        selectionChanged()
      }
      message = .info(Wording.queueTitle(queue, setup.taxonomy))
    } catch {
      message = .error("cannot read the queue: \(error)")
    }
  }
}
