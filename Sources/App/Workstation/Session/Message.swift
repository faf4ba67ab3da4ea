/// One line for the reviewer, gone with the next key.
struct Message: Hashable, Sendable {
  /// The text, in plain words.
  let text: String
  /// Whether something did not work.
  let isError: Bool

  /// Something that happened.
  static func info(_ text: String) -> Message { Message(text: text, isError: false) }

  /// Something that did not.
  static func error(_ text: String) -> Message { Message(text: text, isError: true) }
}
