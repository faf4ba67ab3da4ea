/// What has the keyboard: a key means one thing in each of them.
enum KeyContext: String, CaseIterable, Sendable {
  /// Queue, canvas and component.
  case review
  /// The shape tools.
  case shape
  /// SAM mode.
  case segment
}
