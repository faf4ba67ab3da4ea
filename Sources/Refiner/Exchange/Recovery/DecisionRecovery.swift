internal import Labels

/// Recovers the decisions that turn a run's label maps into those of a folder: of an earlier export, or of any
/// other tool.
///
/// Once they are appended to the run's journal, an export of it holds the folder's maps, pixel by pixel. See
/// ``ImageRecovery`` for how a difference becomes decisions. Images of a reviewer's part that only repeat others
/// are left out.
public struct DecisionRecovery: Sendable {
  /// What the numbers of the maps stand for.
  public var labelIDs = LabelIDSpace.auto
  /// Whether flagged components that nobody decided, and about which nothing is to be decided, become accepted.
  ///
  /// Also those that lose pixels to a neighbour that grows: what the maps leave them is right.
  public var acceptsUnchanged = false
  /// Number of maps compared at a time, 1 or more; memory grows with it.
  public var workers = 2
  /// What one map may hold.
  public var limits = FileLimits.standard
  private let run: Run

  /// Prepares to compare maps with those of a run.
  public init(of run: Run) { self.run = run }

  /// What one map gives.
  private struct Found: Sendable {
    let place: Int
    var decisions: [Decision] = []
    var changedPixels = 0
  }

  /// Compares the maps of a folder with those that an export of the run would write now, undecided components kept.
  ///
  /// Nothing is written.
  /// - Throws: `FileError` for a folder or map that cannot be used, `RecoveryError`, `StoreError`.
  /// - Complexity: O(pixels of all maps); memory O(pixels of `workers` maps + decisions).
  public func decisions(
    from folder: String, progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws -> RecoveredDecisions {
    let matching = try MapMatching(folder, images: run.store.images(), of: run)
    let pairs = matching.pairs
    let space = try LabelIDResolution(taxonomy: run.taxonomy, limits: limits)
      .space(labelIDs, of: pairs.map(\.path))
    let state = try run.store.reviewState()
    var found: [Found] = []
    try forEachInParallel(Array(pairs.enumerated()), workers: workers) { place, pair in
      try compare(pair, place: place, space: space, state: state)
    } body: { result in
      found.append(result)
      progress(found.count, pairs.count)
    }
    var recovered = RecoveredDecisions(from: folder)
    for result in found.sorted(by: { $0.place < $1.place }) {
      recovered.add(result.decisions, changedPixels: result.changedPixels)
    }
    recovered.summary.imagesWithoutMap = matching.imagesWithoutMap
    recovered.summary.mapsWithoutImage = matching.mapsWithoutImage
    return recovered
  }

  private func compare(
    _ pair: MapMatching.Pair, place: Int, space: LabelIDSpace, state: ReviewState
  ) throws -> Found {
    let bytes = try FileSystem.read(pair.path, limit: limits.maximumBytes)
    let wanted = try LabelFile.decode(
      bytes, path: pair.path, taxonomy: run.taxonomy, space: space, limits: limits)
    guard wanted.size == pair.image.size else {
      throw FileError.sizeMismatch(
        path: pair.path, found: wanted.size, partner: run.labelPath(of: pair.image),
        expected: pair.image.size)
    }
    let now = try run.composedMap(of: pair.image, state: state, undecided: .keep)
    var found = Found(place: place, changedPixels: now.differenceCount(to: wanted))
    guard found.changedPixels > 0 || acceptsUnchanged else { return found }
    let recovery = ImageRecovery(
      try run.presentComponents(of: pair.image, state: state), now: now, wanted: wanted)
    let source = MaskSource.tool(
      name: "import", parameters: ["map": FileDigest.sha256(bytes)])
    guard let decisions = recovery.decisions(source: source, accepting: acceptsUnchanged) else {
      throw RecoveryError.noComponent(path: pair.path)
    }
    found.decisions = decisions
    return found
  }
}
