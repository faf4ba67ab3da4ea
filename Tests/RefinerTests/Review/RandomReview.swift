import Labels
import Refiner

/// A reviewer who does anything: decisions of all kinds, batches, undo and redo.
struct RandomReview {
  private let store: ReviewStore
  private let items: [QueueItem]
  private let base: [ComponentID: RunLengthEncoding]
  private var generator: SplitMix64
  /// The fold of all rows; the store's own is not asked, since that would cost a copy of it each time.
  private(set) var state: ReviewState
  private let reviewer: String

  init(
    _ store: ReviewStore, seed: UInt64, state: ReviewState = ReviewState(), reviewer: String = "a"
  ) throws {
    self.store = store
    self.state = state
    self.reviewer = reviewer
    items = try store.queue(flaggedOnly: false).sorted { $0.id < $1.id }
    base = Dictionary(
      uniqueKeysWithValues: try items.map { ($0.id, try store.runs(of: $0.id)) })
    generator = SplitMix64(seed: seed)
  }

  /// One decision of any kind.
  mutating func decision() -> Decision {
    let item = items[.random(in: 0..<items.count, using: &generator)]
    let kinds = DecisionKind.allCases.filter { $0 != .reopen }
    let kind = kinds.randomElement(using: &generator) ?? .keep
    let classID = ClassID(.random(in: 0...5, using: &generator))
    guard kind == .reshape else {
      return Decision(component: item.id, kind: kind, classAfter: classID)
    }
    return Decision(
      component: item.id, kind: kind, classAfter: classID, reshape: reshape(item))
  }

  /// Appends one random action and returns its rows: mostly a decision, else a batch, an undo, a redo, or decisions
  /// that are reopened.
  mutating func step() throws -> [JournalEntry] {
    let choice = Int.random(in: 0..<10, using: &generator)
    let undo = state.nextUndo
    let redo = state.nextRedo
    if choice < 2, !undo.isEmpty { return try append(undo.map { .undo(sequence: $0) }) }
    if choice < 4, !redo.isEmpty { return try append(redo.map { .redo(sequence: $0) }) }
    if choice == 5 {
      let wanted = Set(
        (0..<3).map { _ in items.randomElement(using: &generator)?.id ?? items[0].id })
      let reopened = state.reopening(wanted)
      if !reopened.isEmpty {
        return try append(
          reopened.map {
            .decide(Decision(component: $0, kind: .reopen, classAfter: .void))
          })
      }
    }
    guard choice == 4 else { return try append([.decide(decision())]) }
    // Shapes of one batch would have to know of each other; other kinds do not.
    let count = Int.random(in: 2...5, using: &generator)
    let decisions = (0..<count).map { _ in decision() }
    return try append(decisions.filter { $0.reshape == nil }.map { .decide($0) })
  }

  /// Takes everything back.
  mutating func undoAll() throws {
    while !state.nextUndo.isEmpty { _ = try append(state.nextUndo.map { .undo(sequence: $0) }) }
  }

  private mutating func append(_ actions: [JournalAction]) throws -> [JournalEntry] {
    let rows = try store.append(
      actions.map { JournalRequest($0) }, reviewer: reviewer, seconds: 1, note: "boundary: x")
    for row in rows { state.apply(row) }
    return rows
  }

  /// A random box joined to the component's pixels or cut out of them; what is given up goes to two classes.
  private mutating func reshape(_ item: QueueItem) -> Reshape {
    let own = base[item.id] ?? .empty(size: Size(width: 1, height: 1))
    let before = state.shapes(of: item.image).mask(of: item.id, base: own)
    let box = randomBox(in: before.size)
    let cut = Bool.random(using: &generator) ? before.subtracting(box) : before.union(box)
    let mask = cut.area > 0 ? cut : box
    let given = before.subtracting(mask)
    let half = randomBox(in: before.size)
    let fills = [
      Reshape.Fill(
        classID: Bool.random(using: &generator) ? .void : ClassID(3),
        runs: given.intersection(half)),
      Reshape.Fill(classID: ClassID(4), runs: given.subtracting(half)),
    ]
    return Reshape(
      mask: mask, fills: fills.filter { $0.runs.area > 0 },
      source: .tool(name: "brush", parameters: ["size": "3"]))
  }

  private mutating func randomBox(in size: Size<ImageSpace>) -> RunLengthEncoding {
    let width = Int.random(in: 1...8, using: &generator)
    let height = Int.random(in: 1...8, using: &generator)
    let bounds = Rectangle<ImageSpace>(
      x: .random(in: 0...(size.width - width), using: &generator),
      y: .random(in: 0...(size.height - height), using: &generator), width: width, height: height)
    return RunLengthEncoding(
      Mask(
        imageSize: size, bounds: bounds, bits: Array(repeating: true, count: bounds.area)))
  }
}
