/// Why a reviewer noted something about a component.
public enum NoteReason: String, CaseIterable, Hashable, Sendable {
  /// Its outline is off.
  case boundary
  /// Its class is doubtful.
  case `class`
  /// Two things were made one component.
  case merged
  /// Something beside it has no label.
  case missing
  /// It is hidden in part.
  case occluded
  /// The reviewer cannot tell.
  case unsure
  /// Anything else.
  case other

  /// The reasons whose name starts with some letters.
  public static func starting(with letters: String) -> [NoteReason] {
    let letters = letters.lowercased()
    return allCases.filter { $0.rawValue.hasPrefix(letters) }
  }
}
