extension ReviewState {
  /// All that the journal says of one component.
  internal struct Standing: Hashable, Sendable {
    internal var decision: Decision?
    internal var sequence: Int?
    internal var isFlagged: Bool
    internal var putOff: Int?
    internal var note: String?
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
  }

  internal mutating func decide(_ decision: Decision, _ entry: JournalEntry) {
    let before = standing(of: decision.component)
    var after = before
    switch decision.kind {
    case .keep, .discard, .relabel, .reshape:
      after.decision = decision
      after.sequence = entry.sequence
      after.putOff = nil
      after.isUnseen = entry.note == JournalEntry.unseenNote
    case .later: after.putOff = entry.sequence
    case .flag: after.isFlagged = true
    case .unflag: after.isFlagged = false
    // An empty note takes the note away.
    case .note: after.note = entry.note.flatMap { $0.isEmpty ? nil : $0 }
    }
    let step = Step(
      component: decision.component, image: entry.image, batch: entry.reference, before: before,
      after: after,
      shape: decision.reshape.map {
        StandingReshape(sequence: entry.sequence, component: decision.component, reshape: $0)
      })
    steps[entry.sequence] = step
    bringBack(step)
    undoStack.append(entry.sequence)
    redoStack.removeAll()
  }

  /// Undo is last in, first out, so the shape taken back is its image's newest.
  internal mutating func takeBack(_ step: Step) {
    restore(step.before, of: step.component)
    guard step.shape != nil else { return }
    shapes[step.image]?.pop()
    if shapes[step.image]?.isEmpty == true { shapes[step.image] = nil }
  }

  internal mutating func bringBack(_ step: Step) {
    restore(step.after, of: step.component)
    if let shape = step.shape { shapes[step.image, default: ImageShapes()].push(shape) }
  }

  private func standing(of component: ComponentID) -> Standing {
    Standing(
      decision: decisions[component], sequence: sequences[component],
      isFlagged: flagged.contains(component), putOff: putOff[component], note: notes[component],
      isUnseen: unseen.contains(component))
  }

  private mutating func restore(_ standing: Standing, of component: ComponentID) {
    decisions[component] = standing.decision
    sequences[component] = standing.sequence
    putOff[component] = standing.putOff
    notes[component] = standing.note
    if standing.isFlagged { flagged.insert(component) } else { flagged.remove(component) }
    if standing.isUnseen { unseen.insert(component) } else { unseen.remove(component) }
  }
}
