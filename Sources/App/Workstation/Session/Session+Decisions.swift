import Labels
import Refiner

extension Session {
  /// Decides about the component under the cursor and goes on; shows what went wrong when the journal refuses.
  ///
  /// While there is a range, asks whether to decide about all of it.
  mutating func decide(_ choice: Choice) {
    guard let item = queue.current else {
      message = .info("there is no component to decide about")
      return
    }
    if let range = queue.range { return decide(choice, on: Array(range)) }
    if choice == .later, isDecided(item.id) {
      message = .info("this one is decided; \(keymap.keyName(of: .undo)) undoes")
      return
    }
    if isHeld(item) { return passByHeld(item) }
    if let reason = unreadable[item.image], choice != .later {
      message = .error("what cannot be shown is not decided: \(reason)")
      return
    }
    let decision = choice.decision(on: item, classNow: classNow(of: item))
    guard let row = append(decision) else {
      // Somebody has just taken it.
      if isHeld(item) { passByHeld(item) }
      return
    }
    lastChoice = choice
    message = nil
    let done =
      Wording.done(decision, to: item, taxonomy: setup.taxonomy)
      + pixelWords(row, of: item)
    if audit != nil { return goOnWithAudit(after: done) }
    if decision.kind == .later {
      postpone()
    } else {
      moveToUndecided(step: 1, count: 1)
    }
    let undo = keymap.keyName(of: .undo)
    let rest = message.map { " · \($0.text)" } ?? ""
    message = .info("\(done) · \(undo) undoes\(rest)")
  }

  /// What to add where new shapes have changed the pixels that a decision is about; empty for most images.
  private func pixelWords(_ row: JournalEntry, of item: QueueItem) -> String {
    guard let image, !shapes(of: item).isEmpty else { return "" }
    return Wording.pixels(row, of: item, in: image.size)
  }

  /// Gives the component the class of a fixed slot.
  mutating func relabel(toSlot slot: Int) {
    guard setup.taxonomy.classes.indices.contains(slot) else {
      message = .info("there are only \(setup.taxonomy.classes.count) classes")
      return
    }
    decide(.relabel(setup.taxonomy.classes[slot].id))
  }

  /// Does once more what was decided last.
  mutating func repeatDecision() {
    guard let lastChoice else {
      message = .info("nothing has been decided yet")
      return
    }
    guard lastChoice.isRepeatable else {
      message = .info("a new shape fits one component only; nothing is repeated")
      return
    }
    decide(lastChoice)
  }

  /// Sets or removes the flag; the cursor stays.
  mutating func toggleFlag() {
    guard let item = queue.current else { return }
    let kind: DecisionKind = review.flagged.contains(item.id) ? .unflag : .flag
    let decision = Decision(component: item.id, kind: kind, classAfter: classNow(of: item))
    guard append(decision) != nil else { return }
    message = .info(Wording.done(decision, to: item, taxonomy: setup.taxonomy))
  }

  /// Writes one decision to the journal; nil, with the reason as message, when it cannot be written.
  mutating func append(_ decision: Decision, note: String? = nil) -> JournalEntry? {
    let item = queue.current
    let suspicion = item?.id == decision.component ? item?.suspicion : nil
    return append([JournalRequest(.decide(decision), suspicion: suspicion)], note: note)?.first
  }

  /// Writes to the journal, all or nothing, then to the state; nil, with the reason as message, when it
  /// cannot be written.
  mutating func append(_ requests: [JournalRequest], note: String? = nil) -> [JournalEntry]? {
    do {
      let seconds = max(0, setup.clock() - shownAt)
      let rows = try setup.journal.append(
        requests, reviewer: setup.reviewer, seconds: seconds, note: note)
      apply(rows)
      return rows
    } catch let held as HeldImage {
      holders[held.image] = held.holder
      message = .error("\(held); nothing was decided")
      return nil
    } catch {
      message = .error("NOT SAVED, nothing changed: \(error)")
      unsaved = unsaved ?? "\(error)"
      return nil
    }
  }

  private mutating func apply(_ rows: [JournalEntry]) {
    var changes: [ComponentID: (before: Decision?, after: Decision?)] = [:]
    for row in rows {
      let now = review.decisions[row.component]
      let before = changes[row.component].map(\.before) ?? now
      review.apply(row)
      repeats.note(row)
      noteInTally(row)
      changes[row.component] = (before, review.decisions[row.component])
    }
    if changes.count == 1, let (id, change) = changes.first {
      queue.note(
        id, wasDecided: change.before != nil, isDecided: change.after != nil,
        decision: change.after ?? change.before)
    } else {
      queue.note(changes)
    }
    updateRepeats()
  }

  /// Puts the component behind all others and goes to the next undecided one.
  private mutating func postpone() {
    queue.postponeCurrent()
    if let current = queue.current, isDecided(current.id) {
      moveToUndecided(step: 1, count: 1)
    }
    selectionChanged()
  }
}
