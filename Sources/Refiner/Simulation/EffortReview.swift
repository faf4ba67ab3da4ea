internal import Labels

/// One simulated review from the first decision to the last.
struct EffortReview: Sendable {
  /// What the model said after some hundreds of decisions, and what was true.
  struct Checkpoint: Hashable, Sendable {
    /// Number of decisions.
    let decisions: Int
    /// How well the learnt suspicion ranks the undecided; nil when they are all right, or all wrong.
    let ranking: Ranking?
    /// The estimate of the wrong ones among the undecided.
    let wrongLeft: WrongLeft
    /// How many of the undecided are wrong.
    let wrong: Int

    /// Whether the interval holds the truth.
    var isCovered: Bool {
      wrongLeft.low <= Double(wrong) && Double(wrong) <= wrongLeft.high
    }
  }

  /// The wrong pixels fixed after each number of decisions from 0 on; falls where right ones are spoilt.
  private(set) var fixedPixels = [0]
  /// Mean IoU after as many.
  private(set) var meanIoU: [Double]
  /// After the hundreds of decisions that ``RefitSchedule`` names, as far as the review goes.
  private(set) var checkpoints: [Checkpoint] = []
  /// The wrong pixels that the reviewer fixes of all components, mistakes taken off.
  let finalPixels: Int
}

extension EffortReview {
  /// Goes through a run's components in an order.
  ///
  /// isChecked: whether checkpoints are wanted.
  /// - Complexity: a fit of the model every ten decisions for learned orders, one per checkpoint otherwise.
  init(
    of run: SimulatedRun, order: EffortOrder, settings: SimulationSettings, seed: UInt64,
    isChecked: Bool
  ) {
    let components = run.components
    let classesAfter = settings.reviewer.classesAfter(components, seed: seed)
    let gains = zip(components, classesAfter).map { $0.pixelsFixed(by: $1) }
    var iou = MovingIoU(run.base)
    meanIoU = [iou.mean]
    finalPixels = gains.reduce(0, +)
    let learner = SuspicionLearner(
      table: run.table, slice: HiddenSlice(of: run.table.ids, seed: seed))
    var queue = EffortQueue(
      Self.start(order, run: run, slice: learner.slice), slice: learner.slice.order,
      randomShare: order.isLearned ? settings.randomShare : 0)
    var decided = DecidedComponents()
    let limit = min(settings.decisions ?? .max, components.count)
    while decided.count < limit, let place = queue.next() {
      let component = components[place]
      decided.append(place, isWrong: classesAfter[place] != component.classID)
      fixedPixels.append(fixedPixels[fixedPixels.count - 1] + gains[place])
      iou.move(component.truth, from: component.classID, to: classesAfter[place])
      meanIoU.append(iou.mean)
      let isRefit = order.isLearned && RefitSchedule.isDue(after: decided.count)
      let isCheckpoint = isChecked && RefitSchedule.isCheckpoint(after: decided.count)
      guard isRefit || isCheckpoint else { continue }
      let ranking = learner.ranking(after: decided)
      if isRefit { queue.reorder(Self.learned(order, ranking.suspicions, run: run)) }
      if isCheckpoint {
        checkpoints.append(
          Checkpoint(ranking, run: run, undecided: queue.undecided, decisions: decided.count))
      }
    }
  }

  /// The order before anything is learnt.
  private static func start(_ order: EffortOrder, run: SimulatedRun, slice: HiddenSlice) -> [Int] {
    if order == .random { return slice.order }
    if order.isLearned { return learned(order, run.table.first, run: run) }
    return EffortOrder.descending(
      run.components.map { component in
        guard let score = order.score(of: component) else {
          preconditionFailure("Order \(order.rawValue) of a run without confidence")
        }
        return score
      })
  }

  private static func learned(
    _ order: EffortOrder, _ suspicions: [Float], run: SimulatedRun
  ) -> [Int] {
    EffortOrder.descending(
      zip(suspicions, run.components).map {
        Double($0) * (order == .gain ? Double($1.area) : 1)
      })
  }
}

extension EffortReview.Checkpoint {
  fileprivate init(
    _ learned: LearnedRanking, run: SimulatedRun, undecided: [Int], decisions: Int
  ) {
    self.decisions = decisions
    wrongLeft = learned.wrongLeft
    wrong = undecided.count { run.components[$0].isWrong }
    ranking = Ranking(
      scores: undecided.map { Double(learned.suspicions[$0]) },
      isWrong: undecided.map { run.components[$0].isWrong },
      areas: undecided.map { run.components[$0].area })
  }
}
