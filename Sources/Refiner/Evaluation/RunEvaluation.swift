internal import Labels

/// How well a run's ranking and groups find what is wrong, measured against ground truth.
///
/// Protocol of the data sets' read-me files: components of at least 20 pixels, half of them with
/// known truth; wrong when the true majority is of another class.
public struct RunEvaluation: Sendable {
  /// The label maps as they stand, decisions included, against the truth.
  public let labels: LabelScores
  /// The label maps before any decision, against the truth.
  public let before: LabelScores
  /// The label maps with the suggestions accepted for all undecided components, against the truth.
  public let accepted: LabelScores
  /// AP, AUROC and the others beside the baselines; nil when nothing is wrong, or nothing right.
  public let ranking: RankingReport?
  /// Count and noise rate of the clean and the noisy group.
  public let groups: NoiseGroups
  /// How often each lint rule is right, over components of all sizes with known truth.
  public let lint: LintReport

  /// Evaluates a run against the truth maps at `truthPaths`, one per image of the run, in its order.
  ///
  /// `truthIDs` says what their ids stand for, `.auto` for what the run was refined with.  `boundaryWidth` is a share of the images' diagonal, `replicates` the number of resamples for
  /// the ranking's intervals.
  /// - Throws: `FileError` for truth that cannot be read or is of another size, `StoreError` for a
  ///   damaged run.
  /// - Complexity: O(pixels + replicates * components).
  public init(
    of run: Run, truthPaths: [String], truthIDs: LabelIDSpace = .auto,
    boundaryWidth: Double = BoundaryIoU.standardWidth,
    replicates: Int = RankingReport.standardReplicates
  ) throws {
    let images = try run.store.images()
    precondition(truthPaths.count == images.count, "\(truthPaths.count) truths")
    let known = try RunTruth(of: run, paths: truthPaths, ids: truthIDs)
    let state = try run.store.reviewState()
    let bulk = try run.store.bulkAcceptance()
    let empty = LabelScores(taxonomy: run.taxonomy, boundaryWidth: boundaryWidth)
    var (labels, before, accepted) = (empty, empty, empty)
    let found = try LintFindings(of: run)
    var tally = ComponentTally()
    for (image, path) in zip(images, truthPaths) {
      let truth = try known.map(of: image, at: path)
      let base = try run.baseMap(of: image)
      func composed(_ undecided: UndecidedPolicy) throws -> LabelMap {
        Composition.compose(
          base: base,
          changes: try run.changes(of: image.id, state: state, undecided: undecided, bulk: bulk))
      }
      let scores = ScoredMap(base, truth: truth, counts: empty)
      before.add(scores.counts)
      labels.add(scores.counts(of: try composed(.keep), truth: truth))
      accepted.add(scores.counts(of: try composed(.suggestion), truth: truth))
      try tally.add(image, of: run, base: base, truth: truth, lint: found)
    }
    self.labels = labels
    self.before = before
    self.accepted = accepted
    lint = tally.lint
    groups = NoiseGroups(verdicts: tally.verdicts, isWrong: tally.isWrong)
    ranking = RankingReport(
      suspicions: tally.suspicions, confidences: tally.knownConfidences,
      softMinimums: tally.knownSoftMinimums, isWrong: tally.isWrong, areas: tally.areas,
      replicates: replicates)
  }

  /// The report that `evaluate --json` prints.
  public var report: EvaluationReport {
    EvaluationReport(
      labels, before: before, accepted: accepted, ranking: ranking, groups: groups,
      lint: lint)
  }
}

/// The counts of one map, kept for maps that do not differ from it, as most are early in a review.
private struct ScoredMap {
  private let map: LabelMap
  private let empty: LabelScores
  let counts: LabelScores

  init(_ map: LabelMap, truth: LabelMap, counts empty: LabelScores) {
    self.map = map
    self.empty = empty
    var counts = empty
    counts.add(prediction: map, truth: truth)
    self.counts = counts
  }

  func counts(of other: LabelMap, truth: LabelMap) -> LabelScores {
    other == map ? counts : ScoredMap(other, truth: truth, counts: empty).counts
  }
}
