import Labels
import Refiner

/// The components under review in the order in which they are shown, and the place of the cursor.
struct ReviewQueue: Sendable {
  /// All components of the run, those that the filter leaves out among them.
  var catalogue: QueueCatalogue
  /// Which components are in it.
  private(set) var filter: QueueFilter
  /// The order.
  private(set) var sort: QueueSort
  /// What the components have in common when they were chosen by likeness; nil else.
  private(set) var likeness: String?
  /// What has no decision yet.
  private(set) var remainder = QueueRemainder()
  /// The newest ranking; nil before anything was learnt.
  private(set) var ranking: QueueRanking?
  /// The component at which a range was started; nil while there is no range.
  var anchor: ComponentID?
  /// The place of the cursor, 0..<count; 0 when empty.
  private(set) var position = 0

  /// The components in the queue, as places of the catalogue, by the first ranking's gain.
  private var members: [Int32] = []
  private var isMember: [Bool] = []
  /// The members in the order in which they are shown.
  private var order: [Int32] = []
  /// The members in an order that was asked for; not used for the one that is learnt.
  private var sorted: [Int32] = []
  /// The order that was learnt; nil before anything was.
  private var learned: QueueOrder?

  /// Makes a queue; items that were postponed come last, in the order in which they were.
  /// - Complexity: O(components).
  init(
    _ catalogue: QueueCatalogue, filter: QueueFilter = .all, sort: QueueSort = .standard,
    state: ReviewState, images: [ImageRecord]
  ) {
    self.catalogue = catalogue
    self.filter = filter
    self.sort = sort
    show(filter, sort: sort, state: state, images: images)
  }

  /// Number of components.
  var count: Int { order.count }
  /// Number of components in it that have a decision.
  var decidedCount: Int { count - remainder.count }
  /// Whether there is nothing to review.
  var isEmpty: Bool { order.isEmpty }
  /// Whether it holds all components of the run.
  var isWhole: Bool { count == catalogue.count }
  /// The component under the cursor; nil when the queue is empty.
  var current: QueueItem? { isEmpty ? nil : self[position] }

  /// The component in a place of the order.
  subscript(place: Int) -> QueueItem { catalogue.items[Int(order[place])] }

  /// What is known of the component in a place of the order.
  func facts(at place: Int) -> ComponentFacts { catalogue.facts(at: Int(order[place])) }

  /// Moves the cursor to a place, kept inside the queue.
  mutating func move(to place: Int) { position = max(0, min(place, count - 1)) }

  /// The place of a component; nil when it is not in the queue.
  /// - Complexity: O(count).
  func place(of id: ComponentID) -> Int? {
    guard let wanted = memberPlace(of: id) else { return nil }
    return order.firstIndex(of: Int32(wanted))
  }

  /// The nearest place after `start` (before it when `step` is -1) that fulfils a condition, around
  /// the end of the queue when need be; never `start` itself.
  func place(
    after start: Int, step: Int = 1, where condition: (QueueItem) -> Bool
  ) -> Int? {
    var place = start
    for _ in 1..<max(1, count) {
      place += step
      if place == count { place = 0 }
      if place < 0 { place = count - 1 }
      if condition(self[place]) { return place }
    }
    return nil
  }

  /// Takes note that a component was decided or is open again, when it is in the queue.
  ///
  /// decision: the one that came, or went.
  mutating func note(
    _ id: ComponentID, wasDecided: Bool, isDecided: Bool, decision: Decision?
  ) {
    guard wasDecided != isDecided, let place = memberPlace(of: id) else { return }
    note(catalogue.items[place], isDecided: isDecided, decision: decision)
  }

  /// Takes note of many components at once, each with the decision before and the one now.
  /// - Complexity: O(changes log components).
  mutating func note(_ changes: [ComponentID: (before: Decision?, after: Decision?)]) {
    for (id, (before, after)) in changes {
      note(id, wasDecided: before != nil, isDecided: after != nil, decision: after ?? before)
    }
  }

  private mutating func note(_ item: QueueItem, isDecided: Bool, decision: Decision?) {
    remainder.add(item, sign: isDecided ? -1 : 1)
    if let decision, decision.classAfter != item.classID, !catalogue.isTwin(item.id) {
      remainder.noteWrong(sign: isDecided ? -1 : 1)
    }
  }

  /// The place in the catalogue of a component of the queue.
  private func memberPlace(of id: ComponentID) -> Int? {
    catalogue.place(of: id).flatMap { isMember[$0] ? $0 : nil }
  }
}

extension ReviewQueue {
  /// Chooses anew what is in the queue and in which order; the cursor stays on its component, or goes to
  /// the first one when that is not in the queue any more.
  /// - Complexity: O(n log n) in the number of components.
  mutating func show(
    _ filter: QueueFilter, sort: QueueSort, state: ReviewState, images: [ImageRecord]
  ) {
    let selected = current?.id
    self.filter = filter
    self.sort = sort
    likeness = nil
    members = FilterMatcher(filter, state: state, images: images).places(in: catalogue)
    sorted = sort.isLearned ? [] : sort.sorted(members, in: catalogue)
    begin(state)
    if let selected, let place = place(of: selected) { position = place }
  }

  /// Queues some components in the order in which they are given, the cursor on the first.
  /// - Complexity: O(components).
  mutating func show(_ ids: [ComponentID], likeness: String, state: ReviewState) {
    self.likeness = likeness
    sorted = ids.compactMap { catalogue.place(of: $0).map(Int32.init) }
    members = sorted.sorted()
    begin(state)
  }

  /// Goes on after another queue of the same run was worked through, with what is known since.
  mutating func resume(after other: ReviewQueue, state: ReviewState) {
    catalogue = other.catalogue
    ranking = other.ranking
    learn()
    reorder(state)
    recount(state)
  }

  /// Starts with new members: nothing has been passed by.
  private mutating func begin(_ state: ReviewState) {
    isMember = [Bool](repeating: false, count: catalogue.count)
    for place in members { isMember[Int(place)] = true }
    order = []
    position = 0
    learn()
    reorder(state)
    recount(state)
  }

  /// Whether it is in the order that is learnt.
  private var followsLearner: Bool { likeness == nil && sort.isLearned }

  /// Puts the component under the cursor behind all others; the cursor stays in its place.
  mutating func postponeCurrent() {
    guard !isEmpty else { return }
    order.append(order.remove(at: position))
  }

  /// Restores the order with postponed ones last; the cursor stays on its component.
  ///
  /// Before anything was learnt, it is the order by gain; afterwards what was decided comes first, then the
  /// rows that were passed by, so that nothing above the cursor moves and what is left to do lies below it.
  /// An order that was asked for is kept whatever is decided.
  mutating func reorder(_ state: ReviewState) {
    let selected = current?.id
    let postponed = state.later.compactMap(memberPlace)
    if followsLearner, let learned {
      order = learned.settled(
        decided: state.orderedDecisions.compactMap { memberPlace(of: $0.component) },
        postponed: postponed, first: passed.map(Int.init)
      ).map(Int32.init)
    } else {
      order = followsLearner ? members : sorted
      if !postponed.isEmpty {
        let last = Set(postponed.map(Int32.init))
        order = order.filter { !last.contains($0) } + postponed.map(Int32.init)
      }
    }
    if let selected, let place = place(of: selected) { position = place }
    move(to: position)
  }

  /// Takes over what was learnt: suspicions, gains and the order of what lies below the cursor.
  /// - Complexity: O(n log n) in the number of components.
  mutating func apply(_ ranking: QueueRanking, state: ReviewState) {
    self.ranking = ranking
    catalogue.take(ranking)
    learn()
    if likeness == nil, !sort.isLearned, sort.followsRanking, !order.isEmpty {
      let kept = order[...position]
      let keptPlaces = Set(kept)
      sorted = kept + sort.sorted(members.filter { !keptPlaces.contains($0) }, in: catalogue)
    }
    reorder(state)
    recount(state)
  }

  /// Puts places whose components have changed where they belong now.
  mutating func rearrange(_ changed: [Int], state: ReviewState) {
    let places = Set(changed.map(Int32.init)).subtracting(isEmpty ? [] : [order[position]])
    // Not as rows that were passed by: they wait for a decision, or have one.
    position -= order.prefix(position).count { places.contains($0) }
    order.removeAll { places.contains($0) }
    learn()
    reorder(state)
    recount(state)
  }

  /// Takes over which lint rules the components break.
  mutating func take(_ lint: [ComponentID: LintRules]) { catalogue.take(lint) }

  /// The rows down to the cursor, of those far above it only the last.
  private var passed: ArraySlice<Int32> {
    order.isEmpty ? [] : order[max(0, position - Self.keptRows)...position]
  }

  /// More rows than a screen has.
  private static var keptRows: Int { 200 }

  private mutating func learn() {
    guard ranking != nil else { return }
    // A part of the queue has no random picks: they would not be drawn from all that is undecided.
    learned = QueueOrder(
      byGain: catalogue.byGain.lazy.map(Int.init).filter { isMember[$0] },
      slice: filter.isAll
        ? catalogue.slice.map(Int.init).filter { !catalogue.isTwin(catalogue.items[$0].id) } : [])
  }

  private mutating func recount(_ state: ReviewState) {
    remainder = QueueRemainder(estimate: ranking?.wrongLeft)
    for place in members {
      let item = catalogue.items[Int(place)]
      if state.decisions[item.id] == nil { remainder.add(item) }
    }
  }
}
