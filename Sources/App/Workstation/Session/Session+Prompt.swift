import Labels
import Refiner

extension Session {
  /// The names that can stand in a typed line.
  var vocabulary: LineVocabulary {
    LineVocabulary(
      taxonomy: setup.taxonomy, imageStems: setup.images.map(\.stem),
      filterNames: savedFilters.names, themes: theme.names)
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
    case .entered where line.kind == .filter: enterFilter(line)
    case .entered:
      screen = .review
      history.add(String(line.text.trimmed), kind: line.kind)
      if !line.text.trimmed.isEmpty { run(line.text) }
    }
  }

  /// The file that the next frame is to be written to; nil when none was asked for.
  mutating func takeFramePath() -> String? {
    defer { framePath = nil }
    return framePath
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
    case .reopen(let why): reopen(why: why)
    case .theme(let name):
      if theme.choose(name) { message = .info("theme \(name)") }
    case .goTo(let number):
      guard number <= queue.count else {
        message = .error("the queue has only \(queue.count) components")
        return
      }
      select(number - 1)
    case .queue(.all): show(.all)
    case .queue(.suspected):
      let rest = queue.filter.replacing(.verdicts, with: [])
      show(QueueFilter(rest.terms + QueueFilter.suspected.terms))
    case .queue(.disputed): show(.disputed)
    case .onlyClass(let id):
      let terms = id.map { [FilterTerm($0, in: setup.taxonomy)] } ?? []
      show(queue.filter.replacing(.classes, with: terms))
    case .sort(let key, let isReversed): sort(by: key, reversed: isReversed)
    case .filter(let command): perform(command)
    case .lint: showLint()
    case .status: message = .info(statusParts().line(width: .max) { _ in 0 })
    case .say(let text): message = .info(text)
    case .dumpFrame(let path): framePath = path
    }
  }
}
