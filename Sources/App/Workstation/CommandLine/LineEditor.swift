/// One line of text being typed, with a cursor between its characters.
struct LineEditor: Hashable, Sendable {
  /// The longest line, in characters.
  static let maximumLength = 200

  private var characters: [Character] = []
  /// The number of characters before the cursor.
  private(set) var cursor = 0

  /// Starts with a text and the cursor at its end.
  init(_ text: String = "") { insert(text) }

  /// What has been typed.
  var text: String { String(characters) }
  /// What stands before the cursor.
  var textBeforeCursor: String { String(characters[..<cursor]) }
  /// Number of characters.
  var count: Int { characters.count }
  /// Whether nothing has been typed.
  var isEmpty: Bool { characters.isEmpty }

  /// Adds text at the cursor as far as it fits; characters that cannot be shown are left out.
  mutating func insert(_ added: String) {
    let room = max(0, Self.maximumLength - count)
    let shown = added.filter(\.isPrintable).prefix(room)
    characters.insert(contentsOf: shown, at: cursor)
    cursor += shown.count
  }

  /// Puts another text in the place of all; the cursor goes to its end.
  mutating func replace(with text: String) { self = LineEditor(text) }

  /// Puts a text in the place of what stands between a place and the cursor.
  mutating func replace(from start: Int, with text: String) {
    deleteToCursor(from: start)
    insert(text)
  }

  /// Takes the character before the cursor away; false when the line was empty.
  mutating func deleteBackward() -> Bool {
    guard !isEmpty else { return false }
    deleteToCursor(from: cursor - 1)
    return true
  }

  /// Takes the character under the cursor away.
  mutating func deleteForward() {
    if cursor < count { characters.remove(at: cursor) }
  }

  /// Takes the word before the cursor away, with the spaces behind it.
  mutating func deleteWordBackward() {
    let before = characters[..<cursor]
    let word = before.lastIndex { $0 != " " } ?? -1
    let space = word < 0 ? -1 : before[..<word].lastIndex(of: " ") ?? -1
    deleteToCursor(from: space + 1)
  }

  /// Takes all before the cursor away.
  mutating func deleteToStart() { deleteToCursor(from: 0) }

  /// Takes all from the cursor on away.
  mutating func deleteToEnd() { characters.removeSubrange(cursor...) }

  /// Moves the cursor, kept inside the line.
  mutating func move(by step: Int) { move(to: cursor + step) }

  /// Puts the cursor on a place, kept inside the line.
  mutating func move(to place: Int) { cursor = max(0, min(place, count)) }

  private mutating func deleteToCursor(from start: Int) {
    let first = max(0, min(start, cursor))
    characters.removeSubrange(first..<cursor)
    cursor = first
  }
}
