/// What has the keyboard: a key means one thing in each of them.
enum KeyContext: String, CaseIterable, Sendable {
  /// Queue, canvas and component.
  case review
  /// The shape tools.
  case shape
  /// SAM mode.
  case segment
  /// The losses and their cut-off.
  case losses
  /// The images as a grid.
  case overview
  /// The classes as a table.
  case classTable
}
