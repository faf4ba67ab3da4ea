/// What merging did with components, in numbers.
public struct MergeTally: Hashable, Sendable, Codable {
  /// Components that one run decided.
  public internal(set) var single = 0
  /// Components that two or more runs decided alike.
  public internal(set) var agreed = 0
  /// Components that are open again because runs decided otherwise.
  public internal(set) var disputed = 0
  /// Components among the disputed ones whose new shape does not fit on what others decided.
  public internal(set) var misfits = 0
  /// Components that are open again because their new shape lay on top of a disputed one.
  public internal(set) var onTop = 0
  /// Components that are open again because a run took off what all knew.
  public internal(set) var takenOff = 0
  /// Decisions that are not in the journal because the lead's was hidden from the reviewer, and stands.
  public internal(set) var answers = 0
  /// Rows of the merged journal.
  public internal(set) var rows = 0
}
