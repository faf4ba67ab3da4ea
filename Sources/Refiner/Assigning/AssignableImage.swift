/// What dividing a run needs to know of an image.
struct AssignableImage: Hashable, Sendable {
  /// The image.
  let id: ImageID
  /// Its flagged components without a decision, ascending.
  var flagged: [ComponentID] = []
  /// Its components whose decision can be hidden, ascending.
  var gold: [ComponentID] = []
}

extension AssignableImage {
  /// Reads all images of a run, ascending.
  ///
  /// Hidden can be a keep, discard or relabel that somebody looked at, in an image where nothing was ever
  /// reshaped: there the component is as refining found it.
  /// - Throws: `StoreError` when they cannot be read.
  static func all(
    of store: ReviewStore, entries: [JournalEntry], state: ReviewState
  ) throws -> [AssignableImage] {
    // Also shapes that were reopened: rows of others about the image may rest on them.
    let reshaped = Set(
      entries.lazy.filter { $0.kind == DecisionKind.reshape.rawValue }.map(\.image))
    var images = try store.images().map { AssignableImage(id: $0.id) }
    var places: [ImageID: Int] = [:]
    for (place, image) in images.enumerated() { places[image.id] = place }
    try store.forEachScoreBatch(size: 4096) { batch in
      for score in batch {
        guard let place = places[score.image] else { continue }
        if state.decisions[score.id] != nil {
          let isLooked = !state.unseen.contains(score.id)
          if isLooked, !reshaped.contains(score.image) { images[place].gold.append(score.id) }
        } else if score.verdict.isFlagged {
          images[place].flagged.append(score.id)
        }
      }
    }
    return images
  }
}
