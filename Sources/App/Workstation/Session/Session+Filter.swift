import Labels
import Refiner

extension Session {
  /// Does what Enter means in the filter's line; a filter with a mistake stays open, the cursor on it.
  mutating func enterFilter(_ line: CommandLine) {
    do {
      let filter = try FilterParser(vocabulary: vocabulary).parse(line.text)
      screen = .review
      history.add(String(line.text.trimmed), kind: .filter)
      show(filter)
    } catch {
      if Layout(size).keyBar == nil {
        screen = .review
        message = .error(error.sentence)
        return
      }
      var line = line
      line.moveCursor(to: error.position)
      message = .error(error.reason)
      screen = .prompt(line)
    }
  }

  /// Does one of the commands that begin with `filter`.
  mutating func perform(_ command: FilterCommand) {
    switch command {
    case .open: openFilter()
    case .show(let filter): show(filter)
    case .list: message = .info(savedFilters.listing)
    case .saved(let name): showSaved(name)
    case .save(let name):
      guard !queue.filter.isAll else {
        message = .error("there is no filter to save; \(keymap.keyName(of: .filter)) sets one")
        return
      }
      var changed = savedFilters
      changed[name] = queue.filter.text
      store(changed, saying: "saved; filter \(name) sets it again")
    case .delete(let name):
      guard savedFilters[name] != nil else {
        message = .error("no filter is called '\(name)'; \(savedFilters.listing)")
        return
      }
      var changed = savedFilters
      changed[name] = nil
      store(changed, saying: "filter \(name) is gone")
    }
  }

  private mutating func showSaved(_ name: String) {
    do {
      show(try FilterParser(vocabulary: vocabulary).parse(savedFilters[name] ?? ""))
    } catch {
      message = .error("filter \(name), letter \(error.position + 1): \(error.reason)")
    }
  }

  private mutating func store(_ changed: SavedFilters, saying text: String) {
    do {
      try setup.journal.set(SavedFilters.setting, to: changed.text)
      savedFilters = changed
      message = .info(text)
    } catch {
      message = .error("the filter cannot be kept: \(error)")
    }
  }

  /// What stands below the line that is being typed, what it means so far and what is possible; then the same
  /// in fewer words, for narrow terminals.
  func promptHints(for line: CommandLine) -> [String] {
    guard line.kind == .filter else { return [line.hint] }
    if line.text.trimmed.isEmpty, !queue.filter.isAll {
      let force = "in force: \(queue.filter.text)"
      return [
        "\(force) (Up recalls it) \u{B7} Tab completes, Enter alone shows all, Escape cancels",
        "\(force) (Up recalls it) \u{B7} Escape cancels", "\(force), Escape cancels", force,
      ]
    }
    do {
      let filter = try FilterParser(vocabulary: vocabulary).parse(line.text)
      let count = FilterMatcher(filter, state: review, images: setup.images)
        .places(in: queue.catalogue).count
      let words = filter.isAll ? "all \(count) components" : "\(count) of \(queue.catalogue.count)"
      return [
        "\(words) \u{B7} Tab completes, Up recalls, Enter shows them, Escape cancels",
        "\(words) \u{B7} Tab completes, Up recalls, Escape cancels",
        "\(words) \u{B7} Escape cancels", words,
      ]
    } catch {
      // After Enter the reason stands above the line.
      return [message == nil ? error.reason : "Tab completes, Escape cancels"]
    }
  }
}
