import Labels
import Refiner

extension Session {
  /// The names that can stand in a typed line.
  var vocabulary: LineVocabulary {
    LineVocabulary(
      taxonomy: setup.taxonomy, imageStems: setup.images.map(\.stem), themes: theme.names)
  }

  /// Types into the line at the bottom.
  mutating func takePromptKey(_ key: KeyEvent, _ old: CommandLine) {
    var line = old
    if takeGlobalKey(key) { return }
    if isCancel(key) {
      screen = .review
      return
    }
    switch line.take(key, vocabulary: vocabulary, history: history) {
    case .open: screen = .prompt(line)
    case .left: screen = .review
    case .entered:
      screen = .review
      history.add(String(line.text.trimmed), kind: line.kind)
      if !line.text.trimmed.isEmpty { run(line.text) }
    }
  }

  private mutating func run(_ line: String) {
    do {
      run(try PromptCommand.parse(line, vocabulary))
    } catch {
      message = .error(error.reason)
    }
  }

  private mutating func run(_ command: PromptCommand) {
    switch command {
    case .perform(let invocation): perform(invocation)
    case .relabel(let id): decide(.relabel(id))
    case .theme(let name):
      if theme.choose(name) { message = .info("theme \(name)") }
    case .goTo(let number):
      guard number <= queue.count else {
        message = .error("the queue has only \(queue.count) components")
        return
      }
      select(number - 1)
    case .queue(let flaggedOnly):
      loadQueue(flaggedOnly: flaggedOnly, classFilter: queue.classFilter)
    case .onlyClass(let id): loadQueue(flaggedOnly: queue.flaggedOnly, classFilter: id)
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
