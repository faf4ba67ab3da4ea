/// A run that is being divided, as it was when it was read.
struct DividedRun {
  /// The run.
  let run: Run
  /// Its images by their keys.
  let images: [ImageID: ImageRecord]
  /// Its whole `run.toml`.
  let configurationText: String
  /// What its journal amounts to.
  let state: ReviewState
  /// The rows of its journal that were not taken back, in order.
  let standing: [JournalEntry]
  /// The settings that all parts take over.
  let settings: [String: String]

  /// Reads what all parts need.
  /// - Throws: `StoreError` when it cannot be read.
  init(_ run: Run, entries: [JournalEntry], state: ReviewState) throws {
    self.run = run
    self.state = state
    images = Dictionary(
      try run.store.images().map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let path = run.folder + "/" + RunPath.configuration
    configurationText = String(decoding: try RunConfiguration.bytes(of: path), as: UTF8.self)
    try run.store.requireSealedJudgements()
    let kept = Set(state.undoStack)
    standing = entries.filter { kept.contains($0.sequence) }
    settings = try run.store.noiseSettings()
  }

  /// The key of the first image that is not the run's: every id of the run is below it.
  var firstFreeImage: Int { (images.keys.map(\.rawValue).max() ?? 0) + 1 }
}
