/// A walk through the lines typed before, from the newest to older ones and back.
struct LineRecall: Hashable, Sendable {
  /// What had been typed when the walk began: only lines that start with it are shown.
  let draft: String
  /// The place of the line shown, counted from the newest; nil at the draft.
  private var place: Int?

  /// Begins at what has been typed.
  init(draft: String) { self.draft = draft }

  /// Goes one line on; the text to show, nil when there is none further on.
  ///
  /// texts: oldest first.
  mutating func step(older: Bool, in texts: [String]) -> String? {
    let matches = Array(texts.reversed().filter { $0.hasPrefix(draft) && $0 != draft })
    let next = older ? (place ?? -1) + 1 : (place ?? -1) - 1
    if matches.indices.contains(next) {
      place = next
      return matches[next]
    }
    guard !older, place != nil else { return nil }
    place = nil
    return draft
  }
}
