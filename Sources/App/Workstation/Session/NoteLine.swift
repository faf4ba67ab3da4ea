import Refiner

/// A note that is being typed.
struct NoteLine: Hashable, Sendable {
  /// The line.
  var editor: LineEditor

  /// Starts with what has been noted before.
  init(_ note: String = "") { editor = LineEditor(note) }

  /// The reasons that the first word can become; none once words follow it.
  var reasons: [NoteReason] {
    let text = editor.text
    return text.allSatisfy(\.isLetter) ? NoteReason.starting(with: text) : []
  }

  /// Puts the first reason that fits in the place of what was typed, ready for words.
  mutating func complete() {
    guard let reason = reasons.first else { return }
    editor.replace(with: "\(reason.rawValue): ")
  }

  /// What can be pressed.
  var keyBar: [KeyBarEntry] {
    [KeyBarEntry("Enter", "note"), KeyBarEntry("Escape", "cancel")]
      + (reasons.isEmpty ? [] : [KeyBarEntry("Tab", "complete the reason")])
  }
}
