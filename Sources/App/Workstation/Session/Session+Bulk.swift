import Labels
import Refiner

extension Session {
  /// Shows what can be accepted without looking at each.
  mutating func startBulk() {
    guard let item = queue.current else {
      message = .info("the queue is empty")
      return
    }
    guard audit == nil, queue.anchor == nil else {
      message = .info("first finish or leave what you have begun; Escape leaves it")
      return
    }
    guard let ranking = queue.ranking else {
      message = .info("the queue is being ranked; try again in a moment")
      return
    }
    do {
      let bulk = try setup.journal.bulkAcceptance()
      // What may be rejected unseen was worked out from the suspicions that refining wrote.
      let discardable = try setup.journal.queue(flaggedOnly: true)
        .filter { $0.verdict == .noise && bulk.allows($0) }.map(\.id)
      // What comes a second time is looked at a second time.
      let undecided = (0..<queue.count).map { queue[$0] }.filter {
        isOpen($0) && !queue.catalogue.isTwin($0.id)
      }
      let correction = ranking.correction(after: review)
      func plan(for classID: ClassID?) -> BulkPlan {
        BulkPlan(
          undecided, classID: classID, correction: correction, discardable: Set(discardable))
      }
      screen = .bulk(
        BulkDialog(classID: item.classID, own: plan(for: item.classID), all: plan(for: nil)))
    } catch {
      message = .error("cannot tell what is obvious: \(error)")
    }
  }

  /// Chooses between one class and all, and begins.
  mutating func takeBulkKey(_ key: KeyEvent, _ old: BulkDialog) {
    var dialog = old
    if takeGlobalKey(key) { return }
    if isCancel(key) {
      screen = .review
      return takeWaitingRanking()
    }
    switch key.key {
    case .tab, .backTab: dialog.coversAll.toggle()
    case .enter:
      guard dialog.plan.count > 0 else {
        message = .info("nothing is obvious here")
        return
      }
      screen = .review
      audit = BulkAudit(dialog.plan, seed: UInt64(review.entries))
      takeWaitingRanking()
      return goOnWithAudit(after: "a sample first")
    default:
      message = .info("Enter begins, Tab changes the classes, Escape leaves")
    }
    screen = .bulk(dialog)
  }

  /// Goes to what is to be looked at next; when there is nothing more, accepts the rest or asks.
  mutating func goOnWithAudit(after done: String) {
    guard let audit else { return }
    let remaining = audit.remaining(review)
    // What was put off comes last.
    let next =
      remaining.first { !review.isLater($0) && queue.place(of: $0) != nil }
      ?? remaining.first { queue.place(of: $0) != nil }
    guard !remaining.isEmpty else { return finish(audit) }
    guard let next, let place = queue.place(of: next) else {
      // Whatever was filtered out has not been looked at.
      message = .info("\(done) · the rest of the sample is not in this queue; Escape leaves it")
      return
    }
    select(place)
    let total = audit.sample.count
    message = .info(
      "\(done) · sample: \(total - remaining.count + 1) of \(total), decide as always")
  }

  private mutating func finish(_ audit: BulkAudit) {
    let rest = audit.rest(review)
    guard !rest.isEmpty else {
      self.audit = nil
      message = .info("all of them were looked at; nothing is left to accept unseen")
      return
    }
    let finding = audit.finding(review)
    let confirmation = confirmation(of: rest, finding)
    if finding.wrong == 0 {
      confirm(confirmation)
    } else {
      screen = .confirm(confirmation)
    }
  }

  private func confirmation(
    of rest: [BulkPlan.Candidate], _ finding: BulkFinding
  ) -> Confirmation {
    let words = Wording.bulk(
      rest.map(\.decision), of: queue.catalogue.items, taxonomy: setup.taxonomy)
    return Confirmation(
      question: "\(finding.text). All the same: \(words.question)?",
      requests: rest.map { JournalRequest(.decide($0.decision), suspicion: $0.suspicion) },
      note: JournalEntry.unseenNote, done: "\(words.done) unseen; \(finding.text)",
      needsLetter: finding.speaksAgainst)
  }

  /// Gives up what was begun; decisions about the sample stay.
  mutating func cancelAudit() {
    guard let audit else { return }
    let looked = audit.sample.count - audit.remaining(review).count
    self.audit = nil
    message = .info("nothing was decided unseen; your \(looked) decisions stay")
  }
}

extension QueueRanking {
  /// How much more may be wrong than the suspicions of the undecided add up to: 1 or more.
  func correction(after review: ReviewState) -> Double {
    let sum = suspicions.reduce(0.0) {
      review.decisions[$1.key] == nil ? $0 + Double($1.value) : $0
    }
    return sum > 0 ? max(1, wrongLeft.high / sum) : 1
  }
}
