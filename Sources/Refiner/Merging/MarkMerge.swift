/// Merges what sources say about a component without deciding about it: flags, notes, postponements.
///
/// A flag stays when anybody has it. Notes that differ are joined: who said what, in the order of their rows.
struct MarkMerge {
  /// The rows to write.
  private(set) var rows: [MergedRow] = []

  /// Merges the marks of a component, in the order of their keys.
  ///
  /// isFlagged: whether any source ends with a flag on it.  isDecided: whether it is decided; then nobody needs to
  /// come back to it.
  init(_ marks: [MergedRow], isFlagged: Bool, isDecided: Bool) {
    var notes: [(reviewer: String, text: String)] = []
    var lastNote: MergedRow?
    for mark in marks.sorted(by: { $0.key < $1.key }) {
      switch DecisionKind(rawValue: mark.entry.kind) {
      case .unflag where isFlagged, .later where isDecided: continue
      case .note:
        lastNote = mark
        let text = mark.entry.note ?? ""
        if !text.isEmpty, !notes.contains(where: { $0.text == text }) {
          notes.append((mark.entry.reviewer, text))
        }
      default: break
      }
      rows.append(mark)
    }
    guard notes.count > 1, let lastNote else { return }
    let text = notes.map { "\($0.reviewer): \($0.text)" }.joined(separator: "; ")
    rows.append(
      .merging(lastNote.entry.component, after: lastNote, kind: .note, note: text))
  }
}
