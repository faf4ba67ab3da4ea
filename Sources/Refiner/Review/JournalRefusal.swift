public import Labels

/// Why the journal does not take a row.
public enum JournalRefusal: Hashable, Sendable {
  /// Relabelling needs a class that is not void.
  case relabelToVoid
  /// Nothing is there to be undone.
  case nothingToUndo
  /// The component has no decision that could be taken off.
  case nothingToReopen
  /// Nothing is there to be redone.
  case nothingToRedo
  /// Only the newest standing decision can be undone.
  case notNewest(asked: Int, newest: Int)
  /// Only the newest undone decision can be redone.
  case notNewestUndone(asked: Int, newest: Int)
  /// The row's kind is none that this Fleck knows.
  case unknownKind(String)
  /// The row does not follow the one before.
  case outOfOrder(sequence: Int, expected: Int)
  /// The row's component is not that of the row it undoes or redoes.
  case otherComponent
  /// The component cannot get this shape.
  case badReshape(ReshapeProblem)
  /// The row's pixels are not those that the component has.
  case otherPixels
  /// A class that the taxonomy does not have.
  case unknownClass(ClassID)
  /// The row belongs to a batch that is not the one of the row before.
  case brokenBatch
}

extension JournalRefusal: CustomStringConvertible {
  /// The reason in words.
  public var description: String {
    switch self {
    case .relabelToVoid: "a component cannot be relabelled to void; discard it instead"
    case .nothingToUndo: "nothing to undo"
    case .nothingToReopen: "it has no decision that could be reopened"
    case .nothingToRedo: "nothing to redo"
    case .notNewest(let asked, let newest):
      "decision \(asked) cannot be undone before \(newest); undo the newest first"
    case .notNewestUndone(let asked, let newest):
      "decision \(asked) cannot be redone before \(newest); redo the last undone first"
    case .unknownKind(let kind): "row of unknown kind '\(kind)'; update Fleck"
    case .outOfOrder(let sequence, let expected):
      "row \(sequence) where \(expected) should be; another process may have written"
    case .otherComponent: "undoes or redoes a row of another component"
    case .badReshape(let problem): "\(problem)"
    case .otherPixels: "its pixels are not those of its component"
    case .unknownClass(let id): "makes pixels class \(id), which is none"
    case .brokenBatch: "belongs to a batch that has ended"
    }
  }
}
