extension ReviewState {
  /// All that the journal says of one component.
  internal struct Standing: Hashable, Sendable {
    internal var decision: Decision?
    internal var sequence: Int?
    internal var isFlagged: Bool
    internal var putOff: Int?
    internal var note: String?
    internal var reopened: String?
    internal var isUnseen: Bool
  }

  /// What one decision changed, so that it can be taken back.
  internal struct Step: Hashable, Sendable {
    internal let component: ComponentID
    internal let image: ImageID
    internal let batch: Int?
    internal let before: Standing
    internal let after: Standing
    /// The new shape; nil for every kind but reshape.
    internal let shape: StandingReshape?
    /// The shapes taken off with a reopened component, the oldest first.
    internal let takenOff: [StandingReshape]

    /// Whether the shapes of its image are others after it.
    internal var isOfShapes: Bool { shape != nil || !takenOff.isEmpty }
  }

  internal mutating func decide(_ decision: Decision, _ entry: JournalEntry) {
    let before = standing(of: decision.component)
    var after = before
    switch decision.kind {
    case .keep, .discard, .relabel, .reshape:
      after.decision = decision
      after.sequence = entry.sequence
      after.putOff = nil
      after.reopened = nil
      after.isUnseen = entry.note == JournalEntry.unseenNote
    case .later: after.putOff = entry.sequence
    case .flag: after.isFlagged = true
    case .unflag: after.isFlagged = false
    // An empty note takes the note away.
    case .note: after.note = entry.note.flatMap { $0.isEmpty ? nil : $0 }
    case .reopen:
      after.decision = nil
      after.sequence = nil
      after.isUnseen = false
      after.reopened = entry.note ?? ""
    }
    let step = Step(
      component: decision.component, image: entry.image, batch: entry.reference, before: before,
      after: after,
      shape: decision.reshape.map {
        StandingReshape(sequence: entry.sequence, component: decision.component, reshape: $0)
      },
      takenOff: decision.kind == .reopen
        ? Array(shapes(of: entry.image).reshapes(from: decision.component)) : [])
    steps[entry.sequence] = step
    bringBack(step)
    undoStack.append(entry.sequence)
    redoStack.removeAll()
  }

  /// Undo is last in, first out, so the shape taken back is its image's newest.
  internal mutating func takeBack(_ step: Step) {
    restore(step.before, of: step.component)
    if step.isOfShapes { change(&shapes[step.image]) { $0.takeBack(step) } }
  }

  internal mutating func bringBack(_ step: Step) {
    restore(step.after, of: step.component)
    if step.isOfShapes { change(&shapes[step.image]) { $0.bringBack(step) } }
  }

  /// Changes the shapes of an image; none are kept for one that has none.
  private func change(_ shapes: inout ImageShapes?, _ body: (inout ImageShapes) -> Void) {
    var changed = shapes ?? ImageShapes()
    // The only copy, so that pushing does not copy what lies below.
    shapes = nil
    body(&changed)
    shapes = changed.isEmpty ? nil : changed
  }

  private func standing(of component: ComponentID) -> Standing {
    Standing(
      decision: decisions[component], sequence: sequences[component],
      isFlagged: flagged.contains(component), putOff: putOff[component], note: notes[component],
      reopened: reopened[component], isUnseen: unseen.contains(component))
  }

  private mutating func restore(_ standing: Standing, of component: ComponentID) {
    decisions[component] = standing.decision
    sequences[component] = standing.sequence
    putOff[component] = standing.putOff
    notes[component] = standing.note
    reopened[component] = standing.reopened
    if standing.isFlagged { flagged.insert(component) } else { flagged.remove(component) }
    if standing.isUnseen { unseen.insert(component) } else { unseen.remove(component) }
  }
}

extension ImageShapes {
  /// Undoes what a step did to the shapes of its image, as the newest that stands.
  internal mutating func takeBack(_ step: ReviewState.Step) {
    if step.shape != nil, !isEmpty { pop() }
    for shape in step.takenOff { push(shape) }
  }

  /// Does it once more.
  internal mutating func bringBack(_ step: ReviewState.Step) {
    for _ in step.takenOff where !isEmpty { pop() }
    if let shape = step.shape { push(shape) }
  }
}
