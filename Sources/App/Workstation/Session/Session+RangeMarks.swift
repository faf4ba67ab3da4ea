import Labels
import Refiner

extension Session {
  /// Number of components of the range that a decision would be about: those without one.
  /// - Complexity: O(count).
  var openRangeCount: Int? {
    queue.range.map { range in range.count { !isDecided(queue[$0].id) } }
  }

  /// Flags all of the range in one batch; where all have a flag, takes it away.
  mutating func flagRange(_ range: ClosedRange<Int>) {
    let items = range.map { queue[$0] }
    let open = items.filter { !review.flagged.contains($0.id) }
    let kind: DecisionKind = open.isEmpty ? .unflag : .flag
    let changed = open.isEmpty ? items : open
    guard append(requests(kind, about: changed)) != nil else { return }
    let count = Wording.grouped(changed.count)
    endRange(said: marked(changed, open.isEmpty ? "\(count) flags removed" : "\(count) flagged"))
  }

  /// What all of the range have noted; empty where their notes differ.
  func commonNote(of range: ClosedRange<Int>) -> String {
    let notes = Set(range.map { review.notes[queue[$0].id] ?? "" })
    return notes.count == 1 ? notes.first ?? "" : ""
  }

  /// Stores a note about all of the range in one batch, or takes their notes away when it is empty.
  mutating func note(_ note: String, about range: ClosedRange<Int>) {
    if note.isEmpty, commonNote(of: range).isEmpty {
      // Nothing stood in the line that could have been taken away.
      message = .info("nothing noted; the notes stay as they are")
      return
    }
    let changed = range.map { queue[$0] }.filter { review.notes[$0.id] ?? "" != note }
    guard !changed.isEmpty else {
      message = .info(note.isEmpty ? "nothing noted" : "the notes are as they were")
      return
    }
    guard append(requests(.note, about: changed), note: note) != nil else { return }
    let count = Wording.grouped(changed.count)
    endRange(
      said: marked(
        changed, note.isEmpty ? "\(count) notes removed" : "noted about \(count): \(note)")
    )
  }

  /// Says that undo and redo have to wait: they move the cursor, which is the range's other end.
  mutating func refuseHistoryInRange() {
    message = .info(
      "first end the range with \(keymap.keyName(of: .selectRange)); undo and redo would stretch it"
    )
  }

  private func requests(_ kind: DecisionKind, about items: [QueueItem]) -> [JournalRequest] {
    items.map { item in
      JournalRequest(
        .decide(Decision(component: item.id, kind: kind, classAfter: classNow(of: item))),
        suspicion: item.suspicion)
    }
  }

  private func marked(_ items: [QueueItem], _ done: String) -> String {
    let undo = keymap.keyName(of: .undo)
    return "\(done) \u{B7} range ended \u{B7} \(undo) undoes\(items.count > 1 ? " all" : "")"
  }
}
