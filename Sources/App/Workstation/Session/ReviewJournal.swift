import Refiner

/// What a session needs of the review store: the queue, and a place where decisions become permanent.
protocol ReviewJournal: Sendable {
  /// The components to review, by gain, descending.
  func queue(flaggedOnly: Bool) throws -> [QueueItem]

  /// The components that the reviewer is asked about twice.
  func repeatedComponents() throws -> [RepeatedComponent]

  /// Sequences of the rows with which somebody settled components, ascending; of a batch the first alone.
  func settlingRows() throws -> [Int]

  /// Makes decisions, undos or redos permanent, all or none, and returns the stored rows; when it throws, nothing was stored.
  ///
  /// seconds: the time spent on all of them.
  func append(
    _ requests: [JournalRequest], reviewer: String, seconds: Double, note: String?
  ) throws -> [JournalEntry]

  /// Which suggestions to discard may be accepted unseen.
  func bulkAcceptance() throws -> BulkAcceptance

  /// The fit of the losses; nil when the run has none.
  func noiseFit() throws -> NoiseFit?

  /// A small text that is kept with the run; nil when there is none.
  func setting(_ key: String) throws -> String?

  /// Keeps a small text with the run, or removes it.
  func set(_ key: String, to value: String?) throws
}

extension ReviewJournal {
  /// Nothing comes twice.
  func repeatedComponents() throws -> [RepeatedComponent] { [] }

  /// Of no use where nothing comes twice.
  func settlingRows() throws -> [Int] { [] }
}

extension ReviewStore: ReviewJournal {}
