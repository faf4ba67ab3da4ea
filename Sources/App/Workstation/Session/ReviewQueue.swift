import Labels
import Refiner

/// The components under review in the order in which they are shown, and the place of the cursor.
struct ReviewQueue: Sendable {
  /// Whether only suspicious components are in it.
  let flaggedOnly: Bool
  /// The only class in it; nil when all are.
  let classFilter: ClassID?
  /// What has no decision yet.
  private(set) var remainder = QueueRemainder()
  /// The place of the cursor, 0..<count; 0 when empty.
  private(set) var position = 0

  private var items: [QueueItem]
  private var order: [Int32]
  /// The order that was learnt, as places of ``items``; nil before anything was.
  private var learned: QueueOrder?

  /// Makes a queue; items that were postponed come last, in the order in which they were.
  /// - Complexity: O(items).
  init(
    _ all: [QueueItem], flaggedOnly: Bool, classFilter: ClassID? = nil, state: ReviewState
  ) {
    self.flaggedOnly = flaggedOnly
    self.classFilter = classFilter
    items = classFilter.map { id in all.filter { $0.classID == id } } ?? all
    order = []
    reorder(state)
    recount(state)
  }

  /// Number of components.
  var count: Int { order.count }
  /// Number of components in it that have a decision.
  var decidedCount: Int { count - remainder.count }
  /// Whether there is nothing to review.
  var isEmpty: Bool { order.isEmpty }
  /// The component under the cursor; nil when the queue is empty.
  var current: QueueItem? { isEmpty ? nil : self[position] }

  /// The component in a place of the order.
  subscript(place: Int) -> QueueItem { items[Int(order[place])] }

  /// Moves the cursor to a place, kept inside the queue.
  mutating func move(to place: Int) { position = max(0, min(place, count - 1)) }

  /// The place of a component; nil when it is not in the queue.
  /// - Complexity: O(count).
  func place(of id: ComponentID) -> Int? { order.firstIndex { items[Int($0)].id == id } }

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

  /// Puts the component under the cursor behind all others; the cursor stays in its place.
  mutating func postponeCurrent() {
    guard !isEmpty else { return }
    order.append(order.remove(at: position))
  }

  /// Restores the order with postponed ones last; the cursor stays on its component.
  ///
  /// Before anything was learnt, it is the order by gain; afterwards what was decided comes first, then the
  /// rows that were passed by, so that nothing above the cursor moves and what is left to do lies below it.
  mutating func reorder(_ state: ReviewState) {
    let selected = current?.id
    let postponed = state.later
    if let learned {
      let places = places()
      order = learned.settled(
        decided: state.orderedDecisions.compactMap { places[$0.component] },
        postponed: postponed.compactMap { places[$0] }, first: passed
      ).map(Int32.init)
    } else if postponed.isEmpty {
      order = items.indices.map(Int32.init)
    } else {
      let places = places()
      let last = postponed.compactMap { places[$0] }
      let isLast = Set(last)
      order = (items.indices.filter { !isLast.contains($0) } + last).map(Int32.init)
    }
    if let selected, let place = place(of: selected) { position = place }
    move(to: position)
  }

  /// Places among ``items`` of the rows down to the cursor, of those far above it only the last.
  private var passed: [Int] {
    order.isEmpty ? [] : order[max(0, position - Self.keptRows)...position].map(Int.init)
  }

  /// More rows than a screen has.
  private static let keptRows = 200

  /// Takes over what was learnt: suspicions, gains and the order of what is undecided.
  /// - Complexity: O(items).
  mutating func apply(_ ranking: QueueRanking, state: ReviewState) {
    for index in items.indices {
      guard let suspicion = ranking.suspicions[items[index].id] else { continue }
      items[index].suspicion = suspicion
      items[index].gain = suspicion * Float(items[index].area)
    }
    // A part of the queue has no random picks: they would not be drawn from all that is undecided.
    let isWhole = !flaggedOnly && classFilter == nil
    let places = places()
    // What the ranking does not know has no gain and comes last.
    let unknown = items.indices.filter { ranking.suspicions[items[$0].id] == nil }
    learned = QueueOrder(
      byGain: ranking.byGain.compactMap { places[$0] } + unknown,
      slice: isWhole ? learned?.slice ?? ranking.slice.compactMap { places[$0] } : [])
    reorder(state)
    remainder = QueueRemainder(estimate: ranking.wrongLeft)
    recount(state)
  }

  /// The place of each component among ``items``.
  /// - Complexity: O(items).
  private func places() -> [ComponentID: Int] {
    Dictionary(items.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Takes note that a component was decided or is open again, when it is in the queue.
  ///
  /// decision: the one that came, or went.
  mutating func note(
    _ id: ComponentID, wasDecided: Bool, isDecided: Bool, decision: Decision?
  ) {
    guard wasDecided != isDecided, let item = items.first(where: { $0.id == id }) else { return }
    remainder.add(item, sign: isDecided ? -1 : 1)
    if let decision, decision.classAfter != item.classID {
      remainder.noteWrong(sign: isDecided ? -1 : 1)
    }
  }

  private mutating func recount(_ state: ReviewState) {
    for item in items where state.decisions[item.id] == nil { remainder.add(item) }
  }
}
