import Refiner

extension Session {
  /// Takes over which rules each component breaks, once they were looked for.
  mutating func take(_ lint: [ComponentID: LintRules]) {
    queue.take(lint)
    if queue.filter.needsLint { refreshQueue() }
  }

  /// Opens the table of lint rules.
  mutating func showLint() {
    guard !queue.catalogue.lint.isEmpty else {
      message = .info("the lint rules are still being worked out; try again in a moment")
      return
    }
    screen = .lint(LintTable(queue.catalogue.lintReport(review)))
  }

  /// Moves in the table of lint rules; Enter queues what a row calls wrong, any other key closes.
  mutating func takeLintKey(_ key: KeyEvent, _ old: LintTable) {
    var table = old
    if takeGlobalKey(key) { return }
    switch (key.key, key.modifiers) {
    case (.down, _), (.tab, _), (.character("j"), []): table.move(by: 1)
    case (.up, _), (.backTab, _), (.character("k"), []): table.move(by: -1)
    case (.enter, []):
      screen = .review
      show(table.filter)
      return
    default:
      screen = .review
      return
    }
    screen = .lint(table)
  }
}

extension QueueCatalogue {
  /// How often each rule was right so far.
  /// - Complexity: O(components).
  func lintReport(_ state: ReviewState) -> LintReport {
    var report = LintReport()
    for (shown, rules) in zip(items, lint) {
      let item = original(of: shown)
      report.add(
        rules, verdict: item.verdict,
        isWrong: state.wasWrong(item))
    }
    return report
  }
}
