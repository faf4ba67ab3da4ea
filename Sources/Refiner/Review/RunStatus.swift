/// Where a review stands, in the words of `fleck status --json`.
public struct RunStatus: Hashable, Sendable {
  /// Number of images.
  public let images: Int
  /// Number of components.
  public let components: Int
  /// Number of components that the noise model does not call clean.
  public let flagged: Int
  /// Number of components with a standing keep, discard or relabel, flagged or not.
  public let decided: Int
  /// Number of components without one, flagged or not.
  public let undecided: Int
  /// Number of components by what the noise model says.
  public let verdicts: [Verdict: Int]
  /// How many undecided components have a wrong label, with a 90 % interval.
  public let wrongLeft: WrongLeft
  /// Median seconds spent on a keep, discard or relabel, those over 60 s (idle) left out; nil when
  /// there is none.
  public let secondsPerDecision: Double?
  /// Names of all reviewers in the journal, sorted.
  public let reviewers: [String]

  /// Reads the status of a run.
  /// - Throws: `StoreError` when the database cannot be read.
  /// - Complexity: O(components * decisions + journal rows), memory O(components), as learning takes.
  public init(of run: Run) throws {
    let store = run.store
    let state = try store.reviewState()
    var verdicts: [Verdict: Int] = [:]
    var left = 0
    var settled = 0
    for verdict in Verdict.allCases { verdicts[verdict] = 0 }
    try store.forEachScoreBatch(size: 4096) { batch in
      for score in batch {
        verdicts[score.verdict, default: 0] += 1
        if state.decisions[score.id] == nil { left += 1 } else { settled += 1 }
      }
    }
    let learner = try SuspicionLearner(of: run)
    let pace = try Pace(of: store)
    images = try store.imageCount()
    components = try store.componentCount()
    flagged = verdicts.reduce(0) { $1.key.isFlagged ? $0 + $1.value : $0 }
    decided = settled
    undecided = left
    self.verdicts = verdicts
    wrongLeft = learner.ranking(after: DecidedComponents(state, in: learner.table)).wrongLeft
    secondsPerDecision = pace.median
    reviewers = pace.reviewers.sorted()
  }
}

extension RunStatus: Encodable {
  private enum CodingKeys: String, CodingKey {
    case images, components, flagged, decided, undecided, verdicts, wrongLeft
    case secondsPerDecision, reviewers
  }

  /// Encodes with the keys above; an unknown pace is `null`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(images, forKey: .images)
    try container.encode(components, forKey: .components)
    try container.encode(flagged, forKey: .flagged)
    try container.encode(decided, forKey: .decided)
    try container.encode(undecided, forKey: .undecided)
    let named = verdicts.map { ($0.key.rawValue, $0.value) }
    try container.encode(Dictionary(uniqueKeysWithValues: named), forKey: .verdicts)
    try container.encode(wrongLeft, forKey: .wrongLeft)
    try container.encode(secondsPerDecision, forKey: .secondsPerDecision)
    try container.encode(reviewers, forKey: .reviewers)
  }
}

/// Seconds and names of the journal's decisions.
private struct Pace {
  private(set) var reviewers: Set<String> = []
  private var seconds: [Double] = []

  init(of store: ReviewStore) throws {
    try store.forEachJournalEntry { entry in
      reviewers.insert(entry.reviewer)
      // The rows of a batch have its time shared out among them, which is nobody's pace.
      guard DecisionKind(rawValue: entry.kind)?.settlesPixels == true, entry.reference == nil,
        entry.seconds <= 60, entry.note != JournalEntry.unseenNote
      else { return }
      seconds.append(entry.seconds)
    }
    seconds.sort()
  }

  var median: Double? {
    guard !seconds.isEmpty else { return nil }
    let middle = seconds.count / 2
    return seconds.count.isMultiple(of: 2)
      ? (seconds[middle - 1] + seconds[middle]) / 2 : seconds[middle]
  }
}
