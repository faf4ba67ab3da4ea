import Labels
import Refiner

extension Session {
  /// Changes what the queue holds or in which order.
  mutating func performQueue(_ command: Command) {
    switch command {
    case .filter: openFilter()
    case .cycleSort: sort(by: nextSortKey, reversed: false)
    case .lookAlikes: toggleLookAlikes()
    default: break
    }
  }

  /// Opens the line in which the filter is typed; Up recalls the one in force.
  mutating func openFilter() {
    rememberFilter()
    screen = .prompt(CommandLine(.filter))
  }

  /// Shows every component again; false when every one is shown already.
  mutating func takeFilterOff() -> Bool {
    guard !queue.filter.isAll else { return false }
    let text = queue.filter.text
    rememberFilter()
    show(.all)
    message = .info(
      "filter \(text) is off; \(keymap.keyName(of: .filter)) Up recalls it")
    return true
  }

  /// Makes the filter in force the newest line that Up recalls, wherever it was set.
  private mutating func rememberFilter() { history.add(queue.filter.text, kind: .filter) }

  /// Queues what a filter chooses; the cursor stays on its component when that is still there.
  mutating func show(_ filter: QueueFilter, sort: QueueSort? = nil) {
    let selected = queue.current?.id
    search = LookAlikeSearch()
    // Other rows would lie between the ends of a range.
    let changes =
      filter != queue.filter || sort.map { $0 != queue.sort } == true || queue.likeness != nil
    let rangeEnd = changes ? dropRange() : ""
    queue.show(filter, sort: sort ?? queue.sort, state: review, images: setup.images)
    if let selected, queue.current?.id == selected {
      placeView()
    } else {
      if let current = queue.current, isDecided(current.id) { moveToUndecided(step: 1, count: 1) }
      selectionChanged()
    }
    if !rangeEnd.isEmpty { takeWaitingRanking() }
    message = .info(queueMessage + rangeEnd)
  }

  /// Chooses anew after something became known that filter or order ask for.
  mutating func refreshQueue() {
    // Look-alikes are chosen by no filter.
    guard queue.likeness == nil else { return }
    let said = message
    show(queue.filter)
    message = said
  }

  /// Sorts the queue by a key; without one turns the order around, or says what it is.
  mutating func sort(by key: QueueSort.Key?, reversed: Bool) {
    guard let key else {
      guard reversed else {
        let keys = QueueSort.Key.allCases.map(\.rawValue).joined(separator: " ")
        message = .info("sorted \(queue.sort.text); sort takes \(keys), and reverse")
        return
      }
      return show(
        queue.filter, sort: QueueSort(queue.sort.key, isReversed: !queue.sort.isReversed))
    }
    show(queue.filter, sort: QueueSort(key, isReversed: reversed))
  }

  /// The key after the one in force, without those that nothing is known of.
  private var nextSortKey: QueueSort.Key {
    let keys = QueueSort.Key.allCases.filter { key in
      switch key {
      case .disagreement: !queue.catalogue.disagreements.isEmpty
      case .confidence: queue.catalogue.items.contains { $0.confidence != nil }
      default: true
      }
    }
    let place = keys.firstIndex(of: queue.sort.key) ?? -1
    return keys[(place + 1) % keys.count]
  }

  /// What is in the queue now, and what of it is not known yet.
  private var queueMessage: String {
    let change = keymap.keyName(of: .filter)
    let title =
      queue.isEmpty && !queue.filter.isAll
      ? "no component is \(queue.filter.text); \(change) changes the filter"
      : Wording.queueTitle(queue)
    if queue.filter.needsLint, queue.catalogue.lint.isEmpty {
      return "\(title) \u{B7} the lint rules are still being worked out"
    }
    if queue.filter.needsDisagreement || queue.sort.key == .disagreement,
      queue.catalogue.disagreements.isEmpty
    {
      return "\(title) \u{B7} disagreements are still being read"
    }
    return title
  }
}
