internal import Labels

/// What the journal amounts to: a pure fold over its rows.
///
/// The newest keep, discard, relabel or reshape of a component supersedes the earlier ones, but a new shape
/// stays when its component is decided once more. Undo takes back the newest standing decision, whatever
/// its kind, and restores exactly what was before it; redo brings back the last one undone; a new decision
/// forgets what could be redone.
public struct ReviewState: Hashable, Sendable {
  /// The decision that stands for each settled component: keep, discard, relabel or reshape.
  public internal(set) var decisions: [ComponentID: Decision] = [:]
  /// The components that carry a flag.
  public internal(set) var flagged: Set<ComponentID> = []
  /// What was noted last about each component that has a note.
  public internal(set) var notes: [ComponentID: String] = [:]
  /// Why each component was reopened that was not settled since; empty where nothing was said.
  public internal(set) var reopened: [ComponentID: String] = [:]
  /// The settled components that nobody looked at; their decisions teach nothing.
  public internal(set) var unseen: Set<ComponentID> = []
  /// Sequences of the decisions that can be undone, the next one last.
  public internal(set) var undoStack: [Int] = []
  /// Sequences of the decisions that can be redone, the next one last.
  public internal(set) var redoStack: [Int] = []
  /// Number of rows applied.
  public internal(set) var entries = 0
  internal var shapes: [ImageID: ImageShapes] = [:]
  internal var sequences: [ComponentID: Int] = [:]
  internal var putOff: [ComponentID: Int] = [:]
  internal var steps: [Int: Step] = [:]
  /// The batch that the newest row belongs to; nil when it is no decision of a batch.
  internal var openBatch: Int?

  /// The state before the first row.
  public init() {}

  /// The state after all of `entries`.
  public init(_ entries: some Sequence<JournalEntry>) {
    for entry in entries { apply(entry) }
  }

  /// The components put off and not settled since, in the order of their rows.
  /// - Complexity: O(n log n) in their number.
  public var later: [ComponentID] {
    putOff.sorted { $0.value < $1.value }.map(\.key)
  }

  /// Whether a component is put off.
  public func isLater(_ component: ComponentID) -> Bool { putOff[component] != nil }

  /// The decisions that stand, in the order in which they were made.
  /// - Complexity: O(n log n) in their number.
  public var orderedDecisions: [Decision] {
    sequences.sorted { $0.value < $1.value }.compactMap { decisions[$0.key] }
  }

  /// The row that made the standing decision of a component; nil when it is undecided.
  public func sequence(of component: ComponentID) -> Int? { sequences[component] }

  /// The component of a row that was applied and was a decision.
  public func component(of sequence: Int) -> ComponentID? { steps[sequence]?.component }

  /// The images with a standing decision that was made after a row.
  /// - Complexity: O(decided components).
  public func decidedImages(after row: Int) -> Set<ImageID> {
    Set(sequences.values.lazy.filter { $0 > row }.compactMap { steps[$0]?.image })
  }

  /// The reshapes that stand in an image.
  public func shapes(of image: ImageID) -> ImageShapes { shapes[image] ?? ImageShapes() }

  /// The decision that would stand for the component of `action` after it; nil for undecided.
  public func decision(after action: JournalAction) -> Decision? {
    switch action {
    case .decide(let decision):
      decision.kind == .reopen
        ? nil : decision.kind.settlesPixels ? decision : decisions[decision.component]
    case .undo(let sequence): steps[sequence]?.before.decision
    case .redo(let sequence): steps[sequence]?.after.decision
    }
  }

  /// Sequences of the decisions that one undo takes back, the newest first: one, or all of a batch; empty
  /// when there is nothing to undo.
  public var nextUndo: [Int] { together(undoStack) }

  /// Sequences of the decisions that one redo brings back, the oldest first; empty when there is none.
  public var nextRedo: [Int] { together(redoStack) }

  private func together(_ stack: [Int]) -> [Int] {
    guard let newest = stack.last, let batch = steps[newest]?.batch else { return stack.suffix(1) }
    return Array(stack.reversed().prefix { steps[$0]?.batch == batch })
  }

  /// Adds the next row.
  ///
  /// A row that ``refusal(of:)-(JournalEntry)`` refuses is counted and changes
  /// nothing; verifying names it.
  /// - Complexity: O(1), for a reshape O(its text).
  public mutating func apply(_ entry: JournalEntry) {
    // A reshape's text is read once.
    let read = entry.action
    let action = refusal(of: entry, as: read) == nil ? read : nil
    entries += 1
    openBatch = nil
    switch action {
    case .decide(let decision):
      decide(decision, entry)
      openBatch = entry.reference
    case .undo(let sequence):
      undoStack.removeLast()
      redoStack.append(sequence)
      if let step = steps[sequence] { takeBack(step) }
    case .redo(let sequence):
      redoStack.removeLast()
      undoStack.append(sequence)
      if let step = steps[sequence] { bringBack(step) }
    case nil: break
    }
  }
}
