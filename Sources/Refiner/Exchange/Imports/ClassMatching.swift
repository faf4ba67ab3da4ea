/// How the classes of another program's file are recognised.
public enum ClassMatching: String, CaseIterable, Hashable, Sendable {
  /// By their names, whatever their case, blanks and punctuation.
  case name
  /// By their numbers, which are the taxonomy's ids.
  case id
}
