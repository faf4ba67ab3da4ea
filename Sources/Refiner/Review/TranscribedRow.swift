/// A row of another journal that is to be written into one as its own: who decided, when and why stay as they were.
public struct TranscribedRow: Hashable, Sendable {
  /// What is done.
  public var action: JournalAction
  /// When it was done: RFC 3339, UTC, milliseconds.
  public var time: String
  /// Who did it.
  public var reviewer: String
  /// Seconds spent, 0 or more.
  public var seconds: Double
  /// P(wrong) of its component at that moment; nil for the refinement's.
  public var suspicion: Float?
  /// The note that goes with it.
  public var note: String?

  /// Makes a row.
  public init(
    _ action: JournalAction, time: String, reviewer: String, seconds: Double = 0,
    suspicion: Float? = nil, note: String? = nil
  ) {
    self.action = action
    self.time = time
    self.reviewer = reviewer
    self.seconds = seconds
    self.suspicion = suspicion
    self.note = note
  }
}
