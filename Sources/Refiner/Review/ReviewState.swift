internal import Labels

/// What the journal amounts to: a pure fold over its rows.
///
/// The newest keep, discard or relabel of a component supersedes the earlier ones. Undo takes back
/// the newest standing decision, whatever its kind, and restores exactly what was before it; redo
/// brings back the last one undone; a new decision forgets what could be redone.
public struct ReviewState: Hashable, Sendable {
  /// The decision that stands for each settled component: keep, discard or relabel.
  public private(set) var decisions: [ComponentID: Decision] = [:]
  /// The components that carry a flag.
  public private(set) var flagged: Set<ComponentID> = []
  /// Sequences of the decisions that can be undone, the next one last.
  public private(set) var undoStack: [Int] = []
  /// Sequences of the decisions that can be redone, the next one last.
  public private(set) var redoStack: [Int] = []
  /// Number of rows applied.
  public private(set) var entries = 0
  private var sequences: [ComponentID: Int] = [:]
  private var putOff: [ComponentID: Int] = [:]
  private var steps: [Int: Step] = [:]

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

  /// The decision that would stand for the component of `action` after it; nil for undecided.
  public func decision(after action: JournalAction) -> Decision? {
    switch action {
    case .decide(let decision):
      decision.kind.settlesPixels ? decision : decisions[decision.component]
    case .undo(let sequence): steps[sequence]?.before.decision
    case .redo(let sequence): steps[sequence]?.after.decision
    }
  }

  /// Why the next row cannot be `action`; nil when it can.
  public func refusal(of action: JournalAction) -> JournalRefusal? {
    switch action {
    case .decide(let decision):
      return decision.kind == .relabel && decision.classAfter.isVoid ? .relabelToVoid : nil
    case .undo(let sequence):
      guard let newest = undoStack.last else { return .nothingToUndo }
      return newest == sequence ? nil : .notNewest(asked: sequence, newest: newest)
    case .redo(let sequence):
      guard let newest = redoStack.last else { return .nothingToRedo }
      return newest == sequence ? nil : .notNewestUndone(asked: sequence, newest: newest)
    }
  }

  /// Why `entry` cannot be the next row; nil when it can.
  public func refusal(of entry: JournalEntry) -> JournalRefusal? {
    guard entry.sequence == entries + 1 else {
      return .outOfOrder(sequence: entry.sequence, expected: entries + 1)
    }
    guard let action = entry.action else { return .unknownKind(entry.kind) }
    if let refusal = refusal(of: action) { return refusal }
    guard let reference = entry.reference else { return nil }
    return component(of: reference) == entry.component ? nil : .otherComponent
  }

  /// Adds the next row.
  ///
  /// A row that ``refusal(of:)-(JournalEntry)`` refuses is counted and changes
  /// nothing; verifying names it.
  /// - Complexity: O(1).
  public mutating func apply(_ entry: JournalEntry) {
    let action = refusal(of: entry) == nil ? entry.action : nil
    entries += 1
    switch action {
    case .decide(let decision): decide(decision, sequence: entry.sequence)
    case .undo(let sequence):
      undoStack.removeLast()
      redoStack.append(sequence)
      if let step = steps[sequence] { restore(step.before, of: step.component) }
    case .redo(let sequence):
      redoStack.removeLast()
      undoStack.append(sequence)
      if let step = steps[sequence] { restore(step.after, of: step.component) }
    case nil: break
    }
  }
}

extension ReviewState {
  /// All that the journal says of one component.
  private struct Standing: Hashable, Sendable {
    var decision: Decision?
    var sequence: Int?
    var isFlagged: Bool
    var putOff: Int?
  }

  /// What one decision changed, so that it can be taken back.
  private struct Step: Hashable, Sendable {
    let component: ComponentID
    let before: Standing
    let after: Standing
  }

  private func standing(of component: ComponentID) -> Standing {
    Standing(
      decision: decisions[component], sequence: sequences[component],
      isFlagged: flagged.contains(component), putOff: putOff[component])
  }

  private mutating func restore(_ standing: Standing, of component: ComponentID) {
    decisions[component] = standing.decision
    sequences[component] = standing.sequence
    putOff[component] = standing.putOff
    if standing.isFlagged { flagged.insert(component) } else { flagged.remove(component) }
  }

  private mutating func decide(_ decision: Decision, sequence: Int) {
    let before = standing(of: decision.component)
    var after = before
    switch decision.kind {
    case .keep, .discard, .relabel:
      after.decision = decision
      after.sequence = sequence
      after.putOff = nil
    case .later: after.putOff = sequence
    case .flag: after.isFlagged = true
    case .unflag: after.isFlagged = false
    }
    steps[sequence] = Step(component: decision.component, before: before, after: after)
    restore(after, of: decision.component)
    undoStack.append(sequence)
    redoStack.removeAll()
  }
}
