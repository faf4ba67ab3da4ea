internal import Labels

/// The shapes and decisions of one image while its rows are played through.
struct MergedShapes: Sendable {
  /// The reshapes that stand.
  private(set) var shapes: ImageShapes
  /// The components that are decided, and in which order they were.
  private var decided: [ComponentID: Int]
  private var count: Int
  private let size: Size<ImageSpace>
  /// The pixels of the image's components as refining found them: COCO's compressed run lengths.
  private let base: [ComponentID: String]

  /// Starts with what a state says of an image.
  init(
    _ state: ReviewState, image: ImageID, size: Size<ImageSpace>, base: [ComponentID: String]
  ) {
    shapes = state.shapes(of: image)
    decided = [:]
    for id in base.keys { decided[id] = state.sequences[id] }
    count = state.entries
    self.size = size
    self.base = base
  }

  /// Applies a row.
  /// - Returns: The row with the pixels before and after it; nil when it does not fit: a shape on what is there, or
  ///   a reopening of what is undecided.
  /// - Throws: `StoreError.damaged` for pixels that cannot be read.
  mutating func apply(_ row: MergedRow) throws(StoreError) -> MergedRow? {
    let id = row.entry.component
    var row = row
    guard let text = base[id] else { return nil }
    count += 1
    let before = shapes
    switch row.entry.decision?.kind {
    case .reshape:
      guard let reshape = row.entry.decision?.reshape,
        reshape.problem(replacing: try mask(of: id, in: before, text)) == nil
      else { return nil }
      shapes.push(StandingReshape(sequence: count, component: id, reshape: reshape))
      decided[id] = count
    case .reopen:
      guard decided.removeValue(forKey: id) != nil else { return nil }
      for _ in shapes.reshapes(from: id) { shapes.pop() }
    case .keep, .discard, .relabel: decided[id] = count
    case .later, .flag, .unflag, .note: break
    case nil: return nil
    }
    guard !before.isEmpty || !shapes.isEmpty else {
      row.entry.runsBefore = text
      row.entry.runsAfter = text
      return row
    }
    row.entry.runsBefore = try mask(of: id, in: before, text).compressed
    row.entry.runsAfter = try mask(of: id, in: shapes, text).compressed
    return row
  }

  /// The decided components whose shapes lie on top of a component's, the newest decision first.
  func onTop(of component: ComponentID) -> [ComponentID] {
    let others = Set(shapes.reshapes(from: component).map(\.component)).subtracting([component])
    return others.compactMap { id in decided[id].map { (id, $0) } }
      .sorted { $0.1 > $1.1 }.map(\.0)
  }

  /// A component's pixels as they are now.
  /// - Throws: `StoreError.damaged` for pixels that cannot be read.
  func mask(of id: ComponentID) throws(StoreError) -> RunLengthEncoding {
    try mask(of: id, in: shapes, base[id] ?? "")
  }

  private func mask(
    of id: ComponentID, in shapes: ImageShapes, _ text: String
  ) throws(StoreError) -> RunLengthEncoding {
    let base = try ReviewStore.runs(
      text, width: size.width, height: size.height, of: id, path: RunPath.database)
    return shapes.mask(of: id, base: base)
  }
}
