/// One line of text being typed; the cursor is at its end.
struct LineEditor: Hashable, Sendable {
  /// The longest line, in characters.
  static let maximumLength = 200

  /// What has been typed.
  private(set) var text = ""

  /// Adds text as far as it fits; characters that cannot be shown are left out.
  mutating func insert(_ added: String) {
    let shown = added.filter(\.isPrintable)
    text += shown.prefix(max(0, Self.maximumLength - text.count))
  }

  /// Takes the last character away; false when there was none.
  mutating func deleteBackward() -> Bool { text.popLast() != nil }

  /// Takes everything away.
  mutating func clear() { text = "" }
}
