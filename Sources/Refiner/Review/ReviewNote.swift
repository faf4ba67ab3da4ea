/// What a reviewer says about a component: a reason and, if need be, words.
public struct ReviewNote: Hashable, Sendable {
  /// The reason.
  public let reason: NoteReason
  /// Words; empty for none.
  public let text: String

  /// Makes a note.
  public init(reason: NoteReason, text: String = "") {
    self.reason = reason
    self.text = text
  }

  /// Reads a typed line; nil for an empty one.
  ///
  /// The first word is the reason when it begins the name of exactly one and stands alone or before a
  /// colon, or is the whole name of one; else all of the line is said for reason ``NoteReason/other``.
  public init?(typed line: String) {
    let line = Self.trimmed(Substring(line))
    guard !line.isEmpty else { return nil }
    let word = line.prefix { $0.isLetter }
    let behind = line.dropFirst(word.count)
    let rest = Self.trimmed(behind)
    let isMarked = rest.isEmpty || rest.first == ":"
    let matches = word.isEmpty ? [] : NoteReason.starting(with: String(word))
    let whole = matches.first { $0.rawValue == word.lowercased() }
    guard let reason = whole ?? (isMarked && matches.count == 1 ? matches[0] : nil),
      isMarked || behind.first?.isWhitespace == true
    else {
      self.init(reason: .other, text: String(line))
      return
    }
    self.init(
      reason: reason, text: String(rest.first == ":" ? Self.trimmed(rest.dropFirst()) : rest))
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var rest = text.drop { $0.isWhitespace }
    while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
    return rest
  }
}

extension ReviewNote: CustomStringConvertible {
  /// The note as the journal has it: `boundary`, `boundary: the kerb`.
  public var description: String { text.isEmpty ? reason.rawValue : "\(reason.rawValue): \(text)" }
}
