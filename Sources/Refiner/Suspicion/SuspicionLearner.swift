/// Learns from decisions which labels are wrong, and how many wrong ones are left.
public struct SuspicionLearner: Sendable {
  /// Decisions before which the first ranking stands (DESIGN section 5).
  public static let minimumDecisions = 40
  /// Decisions after which it is worth to learn again.
  public static let interval = 10

  /// The components.
  public let table: SuspicionTable
  /// The random order of the hidden slice.
  public let slice: HiddenSlice

  /// Makes a learner over a run's components.
  public init(table: SuspicionTable, slice: HiddenSlice) {
    self.table = table
    self.slice = slice
  }

  /// Makes a learner for a run.
  /// - Throws: `StoreError` when the components cannot be read.
  public init(of run: Run) throws {
    let table = try SuspicionTable(of: run.store, taxonomy: run.taxonomy)
    self.init(
      table: table,
      slice: HiddenSlice(of: table.ids, seed: HiddenSlice.seed(ofRun: run.configuration.runID)))
  }

  /// Ranks all components after some decisions.
  ///
  /// The same decisions in the same order give the same ranking.
  /// - Complexity: see ``SuspicionModel``; a second for 140,000 components and 500 decisions.
  public func ranking(after decided: DecidedComponents) -> LearnedRanking {
    let isLearned = decided.count >= Self.minimumDecisions
    let model =
      isLearned
      ? SuspicionModel(table, observed: decided.places, isWrong: decided.isWrong) : nil
    let suspicions = model?.probabilities(of: Array(0..<table.count)) ?? table.first
    var expected = decided.places.map { Double(isLearned ? suspicions[$0] : table.etas[$0]) }
    if let model {
      let start = expected.count - model.leaveOneOut.count
      for (index, value) in model.leaveOneOut.enumerated() { expected[start + index] = value }
    }
    var isDecided = [Bool](repeating: false, count: table.count)
    for place in decided.places { isDecided[place] = true }
    let rest = isLearned ? suspicions : table.etas
    return LearnedRanking(
      suspicions: suspicions,
      wrongLeft: WrongLeft(
        undecided: rest.indices.filter { !isDecided[$0] }.map { rest[$0] },
        residuals: zip(decided.isWrong, expected).map { ($0 ? 1 : 0) - $1 },
        picks: slice.picks(among: decided.places, skipped: decided.skipped),
        bias: isLearned ? WrongLeft.learnedBias : WrongLeft.firstBias))
  }
}
