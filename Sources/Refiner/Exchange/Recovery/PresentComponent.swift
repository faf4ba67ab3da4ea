internal import Labels

/// A component as it is before maps are taken in.
internal struct PresentComponent: Sendable {
  internal let id: ComponentID
  /// The class that refining found.
  internal let ownClass: ClassID
  /// The class that its pixels have now; void when it was discarded.
  internal let classID: ClassID
  /// The pixels that it has now; one at least.
  internal let runs: RunLengthEncoding
  /// Whether somebody has decided about it.
  internal let isDecided: Bool
  /// Whether the noise model flags it.
  internal let isFlagged: Bool
}

extension Run {
  /// The components of an image that have any pixel after the decisions of `state`, by id.
  /// - Throws: `StoreError.damaged` for pixels that do not fit.
  /// - Complexity: O(components + runs).
  internal func presentComponents(
    of image: ImageRecord, state: ReviewState
  ) throws(StoreError) -> [PresentComponent] {
    let shapes = state.shapes(of: image.id)
    let items = Dictionary(
      try store.components(of: image.id).map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first })
    var present: [PresentComponent] = []
    for entry in try store.storedComponents(of: image.id).entries {
      guard let item = items[ComponentID(entry.id)] else { continue }
      let base = try ReviewStore.runs(
        entry.runs, width: image.size.width, height: image.size.height, of: item.id,
        path: store.path)
      let runs = shapes.mask(of: item.id, base: base)
      guard runs.area > 0 else { continue }
      let decision = state.decisions[item.id]
      present.append(
        PresentComponent(
          id: item.id, ownClass: item.classID, classID: decision?.classAfter ?? item.classID,
          runs: runs, isDecided: decision != nil, isFlagged: item.verdict.isFlagged))
    }
    return present
  }
}
