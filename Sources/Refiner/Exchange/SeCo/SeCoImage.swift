internal import Labels

/// An image of a run with all that SeCo's files tell of it.
internal struct SeCoImage: Sendable {
  internal let record: ImageRecord
  /// Its components in SeCo's order.
  internal let components: [SeCoComponent]
  /// The ground truth; nil when the run has none.
  internal let truth: LabelMap?

  /// Reads an image of a run.
  /// - Throws: `StoreError`, or `FileError` when the ground truth is gone or of another size.
  internal init(_ record: ImageRecord, of run: Run) throws {
    self.record = record
    components = try run.store.secoComponents(of: record, taxonomy: run.taxonomy)
    truth = try record.truth.map { path in
      try RunTruth(of: run).map(of: record, at: path)
    }
  }

  /// What the ground truth says of a component; nil when there is none.
  internal func truth(of component: SeCoComponent) -> SeCoTruth? {
    truth.map { SeCoTruth(of: component.runs, in: $0) }
  }
}
