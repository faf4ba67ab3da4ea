import Refiner

/// What the decisions so far say of the queue, as the suspicion learner found in the background.
struct QueueRanking: Sendable {
  /// P(the label is wrong) of every component, 0...1.
  let suspicions: [ComponentID: Float]
  /// All components in the hidden slice's random order.
  let slice: [ComponentID]
  /// How many of the undecided ones are wrong.
  let wrongLeft: WrongLeft
  /// Number of decisions that it was learnt from; 0 for the first ranking.
  let decisions: Int
}

extension QueueRanking {
  /// Ranks a run's components after the decisions that stand.
  init(_ learner: SuspicionLearner, after state: ReviewState) {
    let ranking = learner.ranking(after: DecidedComponents(state, in: learner.table))
    self.init(
      suspicions: Dictionary(
        zip(learner.table.ids, ranking.suspicions), uniquingKeysWith: { first, _ in first }),
      slice: learner.slice.order.map { learner.table.ids[$0] }, wrongLeft: ranking.wrongLeft,
      decisions: ranking.decisions)
  }
}
