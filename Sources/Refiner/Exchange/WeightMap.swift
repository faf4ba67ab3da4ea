internal import Labels

/// How far the labels of an image can be trusted, for losses that weigh pixels.
///
/// 255 where somebody decided. Else 255 x (1 - suspicion), rounded, with the suspicion that refining gave:
/// what is learnt from decisions differs between processors, and a map must be the same everywhere. A class that
/// was accepted unseen has 255 x its posterior. Void has 0.
internal struct WeightMap {
  /// The weights of an image's pixels, as ids of a map.
  internal private(set) var weights: LabelMap

  /// Weighs an image's labels.
  ///
  /// decision: what stands in for the decision of a component that nobody decided.
  /// map: the exported one.
  /// - Throws: `StoreError` when the components cannot be read.
  /// - Complexity: O(pixels + runs).
  internal init(
    _ record: ImageRecord, map: LabelMap, of run: Run, state: ReviewState,
    decision: (QueueItem) -> Decision?
  ) throws(StoreError) {
    weights = LabelMap(width: map.width, height: map.height, filledWith: ClassID(0))
    let contents = try run.store.contents(of: record)
    var values: [ComponentID: UInt8] = [:]
    for item in try run.store.components(of: record.id) {
      let content = contents[item.id]
      let value =
        state.decisions[item.id] != nil
        ? 255
        : Self.weight(of: item, decision(item), posterior: content?.posterior ?? [], run.taxonomy)
      values[item.id] = value
      content?.runs.paint(ClassID(value), into: &weights)
    }
    for (owner, runs) in state.shapes(of: record.id).owners(in: map.size) {
      // Pixels that a new shape gave up belong to nobody, but their class was decided.
      let value = owner.flatMap { values[$0] } ?? 255
      runs.paint(ClassID(value), into: &weights)
    }
    let ids = map.ids
    weights.withMutableIDs { weights in
      for place in weights.indices where ids[place] == ClassID.void.rawValue { weights[place] = 0 }
    }
  }

  private static func weight(
    of item: QueueItem, _ decision: Decision?, posterior: [Float], _ taxonomy: Taxonomy
  ) -> UInt8 {
    guard let decision, decision.kind == .relabel else { return byte(1 - item.suspicion) }
    guard let place = taxonomy.position(of: decision.classAfter), posterior.indices.contains(place)
    else { return 0 }
    return byte(posterior[place])
  }

  private static func byte(_ share: Float) -> UInt8 {
    share.isFinite ? UInt8((255 * min(max(Double(share), 0), 1)).rounded()) : 0
  }
}
