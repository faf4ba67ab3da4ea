import Labels
import Refiner

/// A search for look-alikes, and the queue to go back to.
struct LookAlikeSearch: Sendable {
  /// What is to be asked of the program around; taken by ``Session/takeLookAlikeRequest()``.
  var request: LookAlikeRequest?
  /// The component whose likes are being looked for.
  var subject: ComponentID?
  /// The queue before the likes were shown.
  var previous: ReviewQueue?
}

extension Session {
  /// Looks for the components most like the one under the cursor; again: goes back.
  mutating func toggleLookAlikes() {
    if leaveLookAlikes() { return }
    guard let item = queue.current else {
      message = .info("there is no component to compare with")
      return
    }
    let candidates = queue.catalogue.candidates(like: item, state: review)
    guard !candidates.isEmpty else {
      message = .info(
        "no other undecided \(setup.taxonomy.name(of: item.classID)) has the same suggestion and a "
          + "like size")
      return
    }
    search.subject = item.id
    search.request = LookAlikeRequest(
      subject: item.id, known: queue.catalogue.original(of: item).id, candidates: candidates)
    message = .info(
      "comparing \(candidates.count) components \u{2026} "
        + "\(keymap.keyName(of: .cancel)) cancels")
  }

  /// What is to be looked for, once.
  mutating func takeLookAlikeRequest() -> LookAlikeRequest? {
    defer { search.request = nil }
    return search.request
  }

  /// Queues what was found, unless nobody waits for it any more.
  mutating func take(_ found: LookAlikes) {
    guard search.subject == found.subject else { return }
    search.subject = nil
    // What has been begun is about the component under the cursor, which must not change below it.
    guard screen == .review, tool == nil else {
      message = .info("look-alikes were found; \(keymap.keyName(of: .lookAlikes)) finds them again")
      return
    }
    let rangeEnd = dropRange()
    let before = queue
    let name = setup.taxonomy.name(
      of: before.catalogue.place(of: found.subject).map { before.catalogue.items[$0].classID }
        ?? .void)
    queue.show([found.subject] + found.ids, likeness: "like this \(name)", state: review)
    search.previous = before
    selectionChanged()
    message = .info(
      "\(found.ids.count) undecided components like this \(name), the most alike first; "
        + "\(keymap.keyName(of: .lookAlikes)) goes back\(rangeEnd)")
    if !rangeEnd.isEmpty { takeWaitingRanking() }
  }

  /// Says why nothing was found.
  mutating func lookAlikesFailed(_ reason: String) {
    search.subject = nil
    message = .error("cannot compare: \(reason)")
  }

  /// Gives up a search, or goes back to the queue before it; false when there is neither.
  mutating func leaveLookAlikes() -> Bool {
    if search.subject != nil {
      search = LookAlikeSearch()
      message = .info("cancelled")
      return true
    }
    guard var previous = search.previous else { return false }
    let rangeEnd = dropRange()
    previous.resume(after: queue, state: review)
    queue = previous
    search = LookAlikeSearch()
    if let current = queue.current, isDecided(current.id) { moveToUndecided(step: 1, count: 1) }
    selectionChanged()
    if !rangeEnd.isEmpty { takeWaitingRanking() }
    message = .info("back to \(Wording.queueTitle(queue))\(rangeEnd)")
    return true
  }
}
