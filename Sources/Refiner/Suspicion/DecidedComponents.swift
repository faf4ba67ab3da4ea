/// What reviewers have settled, in the order in which they did, as the suspicion model sees it.
public struct DecidedComponents: Hashable, Sendable {
  /// Places in the table, each at most once.
  public private(set) var places: [Int] = []
  /// Whether the label was wrong: relabelled to another class, or discarded.
  public private(set) var isWrong: [Bool] = []
  /// Places of the components that are put off or were accepted unseen.
  public private(set) var skipped: Set<Int> = []

  /// Starts without any.
  public init() {}

  /// Takes the standing decisions of a journal.
  ///
  /// Components that were accepted unseen count as undecided: nobody knows whether they are wrong.
  /// - Complexity: O(n log n) in their number.
  public init(_ state: ReviewState, in table: SuspicionTable) {
    for decision in state.orderedDecisions {
      guard !state.unseen.contains(decision.component),
        let place = table.place(of: decision.component)
      else { continue }
      append(place, isWrong: decision.classAfter != table.classIDs[place])
    }
    skipped = Set(state.later.compactMap(table.place(of:)))
      .union(state.unseen.compactMap(table.place(of:)))
  }

  /// Adds a decision.
  public mutating func append(_ place: Int, isWrong: Bool) {
    places.append(place)
    self.isWrong.append(isWrong)
  }

  /// Number of decisions.
  public var count: Int { places.count }
}
