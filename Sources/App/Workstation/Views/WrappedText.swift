/// A text over several lines: words stay whole where they fit, and an ellipsis ends what has no room.
struct WrappedText: Hashable, Sendable {
  /// The lines, none wider than asked for.
  let lines: [String]
  /// Whether there was more.
  let isCut: Bool

  /// Wraps a text.
  ///
  /// width: columns of a line, at least one.  indent: those that the first line has less.
  /// limit: lines that there may be.
  /// - Complexity: O(characters).
  init(
    _ text: String, width: Int, indent: Int = 0, limit: Int = .max, ellipsis: String = "\u{2026}"
  ) {
    let width = max(1, width)
    var lines = [""]
    for word in text.split(separator: " ") {
      var word = word
      let room = width - (lines.count == 1 ? indent : 0)
      let last = lines[lines.count - 1]
      if last.isEmpty, word.count <= room {
        lines[lines.count - 1] = String(word)
      } else if !last.isEmpty, last.count + 1 + word.count <= room {
        lines[lines.count - 1] += " \(word)"
      } else {
        if !last.isEmpty || lines.count == 1 && indent > 0 { lines.append("") }
        while word.count > width {
          lines[lines.count - 1] = String(word.prefix(width))
          lines.append("")
          word = word.dropFirst(width)
        }
        lines[lines.count - 1] = String(word)
      }
    }
    isCut = lines.count > max(0, limit)
    if isCut, limit > 0 {
      let room = width - (limit == 1 ? indent : 0)
      lines[limit - 1] = Self.cut(lines[limit - 1], to: room, ellipsis: ellipsis)
    }
    self.lines = Array(lines.prefix(max(0, limit)))
  }

  /// A text in one line, with an ellipsis where it does not fit.
  static func line(_ text: String, width: Int, ellipsis: String = "\u{2026}") -> String {
    text.count <= width ? text : cut(text, to: width, ellipsis: ellipsis)
  }

  /// The beginning of a text and an ellipsis, in at most `width` columns.
  private static func cut(_ text: String, to width: Int, ellipsis: String) -> String {
    var kept = text.prefix(max(0, width - ellipsis.count))
    while kept.last == " " { kept.removeLast() }
    return kept + String(ellipsis.prefix(max(0, width)))
  }
}
