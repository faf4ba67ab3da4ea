internal import Labels

extension Run {
  /// What changes pixels of an image, in the order in which it is painted: the classes that components
  /// have by decision or policy, then the reshapes.
  ///
  /// bulk: what the policy may accept unseen; read once for all images. scope: the components that are left out
  /// become void.
  /// - Throws: `StoreError.damaged` for a class that is none and a shape that does not fit.
  internal func changes(
    of id: ImageID, state: ReviewState, undecided: UndecidedPolicy, bulk: BulkAcceptance,
    only scope: ExportScope = .all
  ) throws(StoreError) -> [PixelChange] {
    let shapes = state.shapes(of: id)
    var classes: [ComponentID: ClassID] = [:]
    var changes: [PixelChange] = []
    for (component, own, after) in try outcomes(
      in: id, state: state, undecided: undecided, bulk: bulk, only: scope)
    {
      if !shapes.isEmpty { classes[component] = after }
      // A mask that a component has by reshaping is painted below, over whatever it covers.
      guard after != own else { continue }
      try check(after, "component \(component) is to become")
      changes.append(PixelChange(runs: try store.runs(of: component), classID: after))
    }
    guard !shapes.isEmpty else { return changes }
    let size = try store.image(id).size
    try check(shapes, size: size, components: Set(classes.keys))
    return changes + shapes.changes(in: size) { classes[$0] ?? .void }
  }

  /// The components of an image by id, with the class that each has and the one that it gets.
  private func outcomes(
    in id: ImageID, state: ReviewState, undecided: UndecidedPolicy, bulk: BulkAcceptance,
    only scope: ExportScope
  ) throws(StoreError) -> [(ComponentID, own: ClassID, after: ClassID)] {
    // Without a policy nobody asks what was suggested, and reading that takes ten times as long.
    if undecided == .keep, scope == .all {
      return try store.classes(of: id).map { component, own in
        (component, own, state.decisions[component]?.classAfter ?? own)
      }
    }
    return try store.components(of: id).map { item in
      let decision =
        state.decisions[item.id] ?? scope.exclusion(of: item)
        ?? undecided.decision(for: item, bulk: bulk)
      return (item.id, item.classID, decision?.classAfter ?? item.classID)
    }
  }

  /// Refuses shapes that could not have been made.
  private func check(
    _ shapes: ImageShapes, size: Size<ImageSpace>, components: Set<ComponentID>
  ) throws(StoreError) {
    var before = ImageShapes()
    for standing in shapes.reshapes {
      let id = standing.component
      guard components.contains(id), standing.reshape.mask.size == size else {
        throw .damaged(path: store.path, reason: "component \(id) has a shape of another image")
      }
      let mask = before.mask(of: id, base: try store.runs(of: id))
      if let problem = standing.reshape.problem(replacing: mask) {
        throw .damaged(path: store.path, reason: "component \(id): \(problem)")
      }
      for fill in standing.reshape.fills {
        try check(fill.classID, "pixels of component \(id) are to become")
      }
      before.push(standing)
    }
  }

  private func check(_ id: ClassID, _ subject: String) throws(StoreError) {
    guard id.isVoid || taxonomy[id] != nil else {
      throw .damaged(path: store.path, reason: "\(subject) \(id), which is no class")
    }
  }
}
