extension ReviewState {
  /// What a reviewer sees of an image when asked about one of its components for the second time: all that
  /// was decided about the others, and about this one what was decided the second time alone.
  ///
  /// It holds the decisions about `components`, those of the image, with the new one under the original's
  /// id, and the image's shapes under `name`. Another twin may have been reshaped in the same image.
  /// - Complexity: O(components + runs of the image's reshapes).
  public func showing(
    _ twin: ComponentID, in twinImage: ImageID, as name: ImageID, insteadOf original: ComponentID,
    in image: ImageID, components: some Sequence<ComponentID>
  ) -> ReviewState {
    var state = ReviewState()
    state.entries = entries
    for id in components where id != original { state.decisions[id] = decisions[id] }
    if let second = decisions[twin] {
      state.decisions[original] = Decision(
        component: original, kind: second.kind, classAfter: second.classAfter,
        reshape: second.reshape)
    }
    var seen = ImageShapes()
    for standing in shapes(of: image).reshapes where standing.component != original {
      seen.push(standing)
    }
    for standing in shapes(of: twinImage).reshapes where standing.component == twin {
      seen.push(
        StandingReshape(
          sequence: standing.sequence, component: original, reshape: standing.reshape))
    }
    if !seen.isEmpty { state.shapes[name] = seen }
    return state
  }
}
