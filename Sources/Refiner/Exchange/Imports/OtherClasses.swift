/// What becomes of records whose class the taxonomy lacks.
public enum OtherClasses: String, CaseIterable, Hashable, Sendable {
  /// They are an error, which names the classes.
  case refuse
  /// Their pixels become void, where no other record is on top.
  case void
}
