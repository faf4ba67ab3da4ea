import Labels
import Refiner

extension Session {
  /// Begins a note about the component under the cursor or all of the range, or goes on with the one they have.
  mutating func startNote() {
    guard let item = queue.current else {
      message = .info("there is no component to note something about")
      return
    }
    let before = queue.range.map { commonNote(of: $0) } ?? review.notes[item.id]
    screen = .note(NoteLine(before ?? ""))
  }

  /// Types into the note.
  mutating func takeNoteKey(_ key: KeyEvent, _ old: NoteLine) {
    var line = old
    if takeGlobalKey(key) { return }
    if isCancel(key) {
      screen = .review
      return
    }
    switch (key.key, key.modifiers) {
    case (.enter, []):
      screen = .review
      return note(line.editor.text)
    case (.tab, _): line.complete()
    default:
      if line.editor.take(key) == .left {
        screen = .review
        return
      }
    }
    screen = .note(line)
  }

  /// Stores a note, or takes it away when it is empty; the cursor stays.
  private mutating func note(_ typed: String) {
    guard let item = queue.current else { return }
    let note = ReviewNote(typed: typed)?.description ?? ""
    if let range = queue.range { return self.note(note, about: range) }
    guard note != review.notes[item.id] ?? "" else {
      message = .info(note.isEmpty ? "nothing noted" : "the note is as it was")
      return
    }
    let decision = Decision(component: item.id, kind: .note, classAfter: classNow(of: item))
    guard append(decision, note: note) != nil else { return }
    let name = setup.taxonomy.name(of: item.classID)
    let undo = keymap.keyName(of: .undo)
    message = .info(
      note.isEmpty
        ? "note about \(name) removed · \(undo) undoes"
        : "noted about \(name): \(note) · \(undo) undoes")
  }
}
