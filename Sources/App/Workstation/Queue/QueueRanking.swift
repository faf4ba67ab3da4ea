import Refiner

/// What the decisions so far say of the queue, as the suspicion learner found in the background.
struct QueueRanking: Sendable {
  /// P(the label is wrong) of every component, 0...1.
  let suspicions: [ComponentID: Float]
  /// All components by gain, descending.
  let byGain: [ComponentID]
  /// All components in the hidden slice's random order.
  let slice: [ComponentID]
  /// How many of the undecided ones are wrong.
  let wrongLeft: WrongLeft
  /// How far the classifier contradicts each label, 0...1; decisions do not change it.
  var disagreements: [ComponentID: Float] = [:]
}

extension QueueRanking {
  /// Ranks a run's components after the decisions that stand.
  init(_ learner: SuspicionLearner, after state: ReviewState) {
    let table = learner.table
    let ranking = learner.ranking(after: DecidedComponents(state, in: table))
    let gains = zip(ranking.suspicions, table.areas).map { $0 * Float($1) }
    let order = gains.indices.sorted { (gains[$1], $0) < (gains[$0], $1) }
    self.init(
      suspicions: Dictionary(
        zip(table.ids, ranking.suspicions), uniquingKeysWith: { first, _ in first }),
      byGain: order.map { table.ids[$0] }, slice: learner.slice.order.map { table.ids[$0] },
      wrongLeft: ranking.wrongLeft,
      disagreements: Dictionary(
        zip(table.ids, table.disagreements), uniquingKeysWith: { first, _ in first }))
  }
}
