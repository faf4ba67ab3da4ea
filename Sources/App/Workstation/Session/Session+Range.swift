import Labels
import Refiner

extension Session {
  /// Starts a range at the cursor, or ends it.
  mutating func toggleRange() {
    guard queue.anchor == nil else { return endRange(said: "range ended") }
    guard let item = queue.current else {
      message = .info("the queue is empty")
      return
    }
    guard audit == nil else {
      message = .info("first finish the sample; Escape leaves it")
      return
    }
    queue.anchor = item.id
    let end = keymap.keyName(of: .selectRange)
    message = .info("range from here: move, then decide; \(end) or Escape ends it")
  }

  /// Forgets the range; nothing was decided by it.
  mutating func endRange(said text: String) {
    queue.anchor = nil
    message = .info(text)
    takeWaitingRanking()
  }

  /// Forgets the range because other rows will lie between its ends; what to add to the message, empty when
  /// there was none.
  mutating func dropRange() -> String {
    guard queue.anchor != nil else { return "" }
    queue.anchor = nil
    return " \u{B7} range ended"
  }

  /// Asks whether to decide the same about several components, given by their places in the queue.
  ///
  /// What is decided already stays; an answer of yes makes one batch, which one undo takes back.
  mutating func decide(_ choice: Choice, on places: [Int]) {
    guard choice.isRepeatable else {
      message = .info("a new shape fits one component only")
      return
    }
    let items = places.map { queue[$0] }.filter { !isDecided($0.id) }
    guard !items.isEmpty else {
      message = .info("all \(places.count) are decided; \(keymap.keyName(of: .undo)) undoes")
      return
    }
    if choice != .later, let held = items.first(where: { isHeld($0) }) {
      message = .error("\(heldText(held) ?? ""); nothing was decided")
      return
    }
    let hidden = choice == .later ? [] : items.filter { unreadable[$0.image] != nil }
    if let first = hidden.first {
      let count = Wording.grouped(hidden.count)
      message = .error(
        "\(count) of them cannot be shown, and are not decided: \(unreadable[first.image] ?? "")")
      return
    }
    let decisions = items.map { choice.decision(on: $0, classNow: classNow(of: $0)) }
    let requests = zip(items, decisions).map {
      JournalRequest(.decide($1), suspicion: $0.suspicion)
    }
    let count = Wording.grouped(items.count)
    let classes = Wording.classCounts(items.map(\.classID), taxonomy: setup.taxonomy)
    let outcome = Wording.outcome(choice, decisions, taxonomy: setup.taxonomy)
    let rest = places.count - items.count
    let stay = rest > 0 ? " (\(Wording.grouped(rest)) decided ones stay)" : ""
    let kinds = Set(items.map(\.classID)).count
    let brief = "\(outcome.verb) \(count) (\(kinds == 1 ? "1 class" : "\(kinds) classes"))"
    screen = .confirm(
      Confirmation(
        question: "\(outcome.verb) \(count): \(classes)\(outcome.detail)\(stay)?",
        brief: "\(brief)\(outcome.detail)?", requests: requests, done: "\(count) \(outcome.done)",
        choice: choice))
  }

  /// Takes yes or no for an answer.
  mutating func takeConfirmKey(_ key: KeyEvent, _ confirmation: Confirmation) {
    if takeGlobalKey(key) { return }
    if isCancel(key) || key == KeyEvent("n") {
      screen = .review
      message = .info("nothing was decided")
      if audit != nil { cancelAudit() }
      return takeWaitingRanking()
    }
    guard key == KeyEvent("y") || key == KeyEvent(.enter) && !confirmation.needsLetter else {
      message = .info(confirmation.answers)
      return
    }
    screen = .review
    confirm(confirmation)
  }

  /// Writes all decisions of a batch and goes on behind the last of them.
  mutating func confirm(_ confirmation: Confirmation) {
    let range = queue.range
    let behind = range.flatMap {
      $0.upperBound + 1 < queue.count ? queue[$0.upperBound + 1].id : nil
    }
    guard append(confirmation.requests, note: confirmation.note) != nil else { return }
    if let choice = confirmation.choice { lastChoice = choice }
    queue.anchor = nil
    audit = nil
    if confirmation.choice == .later { queue.reorder(review) }
    // What was put off has gone to the end, and the rows behind it have moved up.
    let next = behind.flatMap { queue.place(of: $0) }
    if let place = next ?? range?.upperBound { queue.move(to: place) }
    takeWaitingRanking()
    message = nil
    if next == nil || queue.current.map({ isDecided($0.id) }) ?? true {
      moveToUndecided(step: 1, count: 1)
    }
    selectionChanged()
    let undo = keymap.keyName(of: .undo)
    let rest = message.map { " · \($0.text)" } ?? ""
    message = .info("\(confirmation.done) · \(undo) undoes all\(rest)")
  }
}
