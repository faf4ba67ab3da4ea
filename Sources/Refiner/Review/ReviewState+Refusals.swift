internal import Labels

extension ReviewState {
  /// Why the next row cannot be `action`; nil when it can.
  ///
  /// Whether a new shape fits its component is another question: ``Reshape/problem(replacing:)``.
  public func refusal(of action: JournalAction) -> JournalRefusal? {
    switch action {
    case .decide(let decision):
      if decision.kind == .reopen {
        return decisions[decision.component] == nil ? .nothingToReopen : nil
      }
      return Self.refusal(of: decision)
    case .undo(let sequence):
      guard let newest = undoStack.last else { return .nothingToUndo }
      return newest == sequence ? nil : .notNewest(asked: sequence, newest: newest)
    case .redo(let sequence):
      guard let newest = redoStack.last else { return .nothingToRedo }
      return newest == sequence ? nil : .notNewestUndone(asked: sequence, newest: newest)
    }
  }

  private static func refusal(of decision: Decision) -> JournalRefusal? {
    guard (decision.kind == .reshape) == (decision.reshape != nil) else {
      return .badReshape(.unreadable)
    }
    let needsClass = decision.kind == .relabel || decision.kind == .reshape
    return needsClass && decision.classAfter.isVoid ? .relabelToVoid : nil
  }

  /// Why `entry` cannot be the next row; nil when it can.
  public func refusal(of entry: JournalEntry) -> JournalRefusal? {
    refusal(of: entry, as: entry.action)
  }

  /// Why `entry`, whose action has been read, cannot be the next row; nil when it can.
  internal func refusal(of entry: JournalEntry, as action: JournalAction?) -> JournalRefusal? {
    guard entry.sequence == entries + 1 else {
      return .outOfOrder(sequence: entry.sequence, expected: entries + 1)
    }
    guard let action else {
      return entry.kind == DecisionKind.reshape.rawValue
        ? .badReshape(.unreadable) : .unknownKind(entry.kind)
    }
    if let refusal = refusal(of: action) { return refusal }
    guard let reference = entry.reference else { return nil }
    guard case .decide = action else {
      return component(of: reference) == entry.component ? nil : .otherComponent
    }
    // A batch is named by its first row and has no gaps.
    return reference == entry.sequence || reference == openBatch ? nil : .brokenBatch
  }

  /// Why `entry`, applied as the next row, would not say what the component's pixels were and are; nil when
  /// it would.
  ///
  /// base: the component's pixels in the map under review.
  /// - Complexity: O(runs of the image's reshapes).
  public func pixelRefusal(of entry: JournalEntry, base: RunLengthEncoding) -> JournalRefusal? {
    let shapes = shapes(of: entry.image)
    guard let action = entry.action else { return nil }
    let after = self.shapes(of: entry.image, after: action)
    guard !shapes.isEmpty || !after.isEmpty else {
      let own = base.compressed
      return entry.runsBefore == own && entry.runsAfter == own ? nil : .otherPixels
    }
    let before = shapes.mask(of: entry.component, base: base)
    if case .decide(let decision) = action,
      let problem = decision.reshape?.problem(replacing: before)
    {
      return .badReshape(problem)
    }
    let mask = after.mask(of: entry.component, base: base)
    return entry.runsBefore == before.compressed && entry.runsAfter == mask.compressed
      ? nil : .otherPixels
  }

  /// The reshapes that would stand in an image after `action` as the next row.
  internal func shapes(of image: ImageID, after action: JournalAction) -> ImageShapes {
    var shapes = shapes(of: image)
    let sequence = entries + 1
    switch action {
    case .decide(let decision) where decision.kind == .reopen:
      for _ in shapes.reshapes(from: decision.component) { shapes.pop() }
    case .decide(let decision):
      guard let reshape = decision.reshape else { break }
      shapes.push(
        StandingReshape(sequence: sequence, component: decision.component, reshape: reshape))
    case .undo(let sequence): if let step = steps[sequence] { shapes.takeBack(step) }
    case .redo(let sequence): if let step = steps[sequence] { shapes.bringBack(step) }
    }
    return shapes
  }
}
