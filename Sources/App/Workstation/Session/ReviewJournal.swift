import Refiner

/// What a session needs of the review store: the queue, and a place where decisions become permanent.
protocol ReviewJournal: Sendable {
  /// The components to review, by gain, descending.
  func queue(flaggedOnly: Bool) throws -> [QueueItem]

  /// Makes a decision, undo or redo permanent and returns the stored row; when it throws, nothing was stored.
  ///
  /// suspicion: P(wrong) as the queue has it now.
  func append(
    _ action: JournalAction, reviewer: String, seconds: Double, note: String?, suspicion: Float?
  ) throws -> JournalEntry

  /// A small text that is kept with the run; nil when there is none.
  func setting(_ key: String) throws -> String?

  /// Keeps a small text with the run, or removes it.
  func set(_ key: String, to value: String?) throws
}

extension ReviewStore: ReviewJournal {}
