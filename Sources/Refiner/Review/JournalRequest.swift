/// An action that is to become a row of the journal.
public struct JournalRequest: Hashable, Sendable {
  /// What is done.
  public let action: JournalAction
  /// P(wrong) of its component as the reviewer's queue has it at that moment; nil for the refinement's.
  public let suspicion: Float?

  /// Makes a request.
  public init(_ action: JournalAction, suspicion: Float? = nil) {
    self.action = action
    self.suspicion = suspicion
  }
}
