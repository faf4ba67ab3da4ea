import Refiner

/// A journal of a pool: nothing becomes permanent about an image that somebody else has.
struct LeasedJournal: ReviewJournal {
  /// The run's own journal.
  let store: ReviewStore
  /// Who has what.
  let keeper: LeaseKeeper
  /// The run's images by their ids.
  let images: [ImageID: ImageRecord]
  /// The components that come twice, by the one of the second time.
  let originals: [ComponentID: ComponentID]
  /// How many rows at the journal's start are somebody else's.
  let foreignRows: Int

  func append(
    _ requests: [JournalRequest], reviewer: String, seconds: Double, note: String?
  ) throws -> [JournalEntry] {
    var looked: Set<ImageID> = []
    var decided: Set<ImageID> = []
    var undone: Set<ImageID> = []
    let state = try store.reviewState()
    for request in requests {
      let component: ComponentID?
      switch request.action {
      case .decide(let decision): component = decision.component
      case .undo(let sequence), .redo(let sequence): component = state.component(of: sequence)
      }
      guard let component else { continue }
      let image = try store.image(ofComponent: originals[component] ?? component)
      switch request.action {
      case .decide(let decision) where decision.kind.settlesPixels: decided.insert(image)
      case .decide: looked.insert(image)
      case .undo, .redo:
        undone.insert(image)
        // Either can make a decision stand: an undone reopening, a decision done once more.
        if let after = state.decision(after: request.action), after != state.decisions[component] {
          decided.insert(image)
        }
      }
    }
    do {
      try keeper.claim(records(looked.subtracting(decided)), done: false)
      try keeper.claim(records(decided), done: true)
      let rows = try store.append(requests, reviewer: reviewer, seconds: seconds, note: note)
      try takeBack(undone.union(looked))
      return rows
    } catch {
      try takeBack(decided.union(looked))
      throw error
    }
  }

  private func records(_ ids: Set<ImageID>) -> [ImageRecord] {
    ids.sorted().compactMap { images[$0] }
  }

  /// Gives back those of these images about which nothing is decided here.
  private func takeBack(_ ids: Set<ImageID>) throws {
    guard !ids.isEmpty else { return }
    let decided = try store.reviewState().decidedImages(after: foreignRows)
    keeper.takeBack(ids.subtracting(decided).sorted())
  }

  func queue(flaggedOnly: Bool) throws -> [QueueItem] { try store.queue(flaggedOnly: flaggedOnly) }

  func repeatedComponents() throws -> [RepeatedComponent] { try store.repeatedComponents() }

  func settlingRows() throws -> [Int] { try store.settlingRows() }

  func bulkAcceptance() throws -> BulkAcceptance { try store.bulkAcceptance() }

  func noiseFit() throws -> NoiseFit? { try store.noiseFit() }

  func setting(_ key: String) throws -> String? { try store.setting(key) }

  func set(_ key: String, to value: String?) throws { try store.set(key, to: value) }
}
