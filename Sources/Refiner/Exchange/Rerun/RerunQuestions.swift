internal import Labels

/// What the journal of a run records of its networks' masks.
internal struct RerunQuestions {
  /// The rows of one network that can be asked again, in the journal's order.
  internal private(set) var questions: [RerunQuestion] = []
  /// The rows of that network that cannot, and why.
  internal private(set) var skipped: [RerunReport.Skip] = []
  /// Number of rows of other networks, by the SHA-256 of their files.
  internal private(set) var otherModels: [String: Int] = [:]
  private let run: Run
  private let model: String
  private let images: [ImageID: ImageRecord]
  /// The images that only repeat others.
  private let twins: Set<ImageID>
  /// Number of rows at the start that were written elsewhere.
  private let takenOver: Int
  private var state = ReviewState()

  /// Reads the journal.
  ///
  /// model: SHA-256 of the network's file.
  /// - Throws: `StoreError`.
  /// - Complexity: O(rows); a row that could not take pixels of other components costs its whole map.
  internal init(of run: Run, model: String) throws {
    self.run = run
    self.model = model
    images = Dictionary(
      try run.store.images(within: .everything).map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first })
    twins = Set(try run.store.twinImages().map(\.id))
    takenOver =
      try run.store.mergeRecord()?.tally.rows ?? run.store.assignment()?.transcribed ?? 0
    try run.store.forEachJournalEntry { entry in
      if entry.kind == DecisionKind.reshape.rawValue { try add(entry) }
      state.apply(entry)
    }
  }

  private mutating func add(_ entry: JournalEntry) throws {
    guard let reshape = entry.decision?.reshape, let image = images[entry.image],
      case .model(let hash, _, _, let candidate) = reshape.source
    else { return }
    guard hash == model else { return otherModels[hash, default: 0] += 1 }
    guard let question = reshape.source.question else {
      return skip(entry, "its prompts are none that this Fleck knows; update Fleck")
    }
    let mask = reshape.mask
    guard mask.size == image.size,
      let before = try? RunLengthEncoding(compressed: entry.runsBefore, size: mask.size)
    else { return skip(entry, "its pixels do not fit its image") }
    questions.append(
      RerunQuestion(
        sequence: entry.sequence, image: entry.image, question: question, candidate: candidate,
        before: before, after: mask,
        allowed: question.takesFromNeighbours
          ? nil : before.union(try isInPlace(entry) ? unlabelled(in: image) : mask)))
  }

  /// Whether the rows before are those that were there when a row was made.
  ///
  /// Not in merged runs, among what a part took over, nor where an image only repeats another: there,
  /// pixels beyond the recorded ones are taken for somebody else's.
  private func isInPlace(_ entry: JournalEntry) -> Bool {
    entry.sequence > takenOver && !twins.contains(entry.image)
  }

  /// The pixels without a class at this moment.
  private func unlabelled(in image: ImageRecord) throws -> RunLengthEncoding {
    let map = try run.composedMap(of: image, state: state, undecided: .keep)
    let bounds = Rectangle<ImageSpace>(x: 0, y: 0, width: map.width, height: map.height)
    return RunLengthEncoding(
      Mask(
        imageSize: map.size, bounds: bounds,
        bits: map.ids.map { $0 == ClassID.void.rawValue }))
  }

  private mutating func skip(_ entry: JournalEntry, _ reason: String) {
    skipped.append(
      RerunReport.Skip(row: entry.sequence, image: entry.imageStem, reason: reason))
  }
}
