internal import Labels

/// The journal that runs amount to together, and what reviewers said of the components that they share.
struct MergePlan: Sendable {
  /// The rows in their order, after those that all sources know where these stay as they are.
  private(set) var rows: [MergedRow] = []
  /// What reviewers called each component that somebody looked at.
  private(set) var ratings: [MergeRating] = []
  /// What became of the components.
  private(set) var tally = MergeTally()

  private let union: MergeUnion
  private var acts: [SourceActs]
  private let components: MergeComponents
  private let known: KnownRows
  /// Rows and decisions of the images in which something was reshaped.
  private var shaped: [ImageID: Shaped]

  private struct Shaped: Sendable {
    var candidates: [ComponentID: [MergeCandidate]] = [:]
    var takenOff: [ComponentID: [MergedRow]] = [:]
    var others: [MergedRow] = []
    var known: [MergedRow] = []
  }

  /// Works it out.
  /// - Throws: `MergeError`, `StoreError`.
  /// - Complexity: O(rows log rows + rows of images with reshapes * their reshapes).
  ///
  /// workers: images worked on at a time.
  init(
    _ union: MergeUnion, acts: [SourceActs], components: MergeComponents, workers: Int
  ) throws {
    self.union = union
    self.acts = acts
    self.components = components
    known = try KnownRows(of: union, acts: acts, components: components)
    shaped = [:]
    for (place, source) in union.sources.enumerated() {
      self.acts[place].takeOff(known, of: source, in: union)
      for entry in source.entries where entry.kind == DecisionKind.reshape.rawValue {
        if !source.isTwin(entry), shaped[entry.image] == nil { shaped[entry.image] = Shaped() }
      }
    }
    for row in known.rows { place(row, isKnown: true) }
    let decided = try mergeDecisions()
    try mergeMarks(decided: decided)
    try mergeShaped(workers: workers)
    rows.sort { $0.key < $1.key }
  }

  private mutating func place(_ row: MergedRow, isKnown: Bool = false) {
    let image = row.entry.image
    guard shaped[image] != nil else { return rows.append(row) }
    if isKnown { shaped[image]?.known.append(row) } else { shaped[image]?.others.append(row) }
  }

  /// The row of a source.
  private func row(_ act: SourceActs.Act, of source: Int) throws -> MergedRow {
    let entry = union.sources[source].entries[act.row]
    guard components[act.component]?.image == entry.image else {
      throw MergeError.strayRow(folder: union.sources[source].folder, sequence: act.row + 1)
    }
    let key = MergeKey(
      phase: 1, time: acts[source].time(of: act.row, entry),
      source: source, sequence: act.row + 1)
    return MergedRow(key: key, entry: entry)
  }

  /// The acts of all sources of one kind by component.
  private func grouped(
    _ acts: (SourceActs) -> [SourceActs.Act]
  ) throws -> [(component: ComponentID, rows: [MergedRow])] {
    var all: [(act: SourceActs.Act, source: Int)] = []
    for (source, found) in self.acts.enumerated() {
      all += acts(found).map { ($0, source) }
    }
    all.sort {
      ($0.act.component, $0.source, $0.act.row) < ($1.act.component, $1.source, $1.act.row)
    }
    var groups: [(component: ComponentID, rows: [MergedRow])] = []
    for (act, source) in all {
      let row = try row(act, of: source)
      guard !known.contains(row.entry) else { continue }
      if groups.last?.component == act.component {
        groups[groups.count - 1].rows.append(row)
      } else {
        groups.append((act.component, [row]))
      }
    }
    guard union.hasCopies else { return groups }
    return groups.map { ($0.component, withoutCopies($0.rows)) }.filter { !$0.1.isEmpty }
  }

  /// Leaves rows out that another source's journal has too: a copy that went on from a row knows what it
  /// changed, and one of several that did not is enough.
  private func withoutCopies(_ rows: [MergedRow]) -> [MergedRow] {
    rows.filter { row in
      !union.sources.indices.contains { other in
        guard other != row.key.source, union.sources[other].holds(row.entry) else { return false }
        let isThere = rows.contains {
          $0.key.source == other && $0.key.sequence == row.key.sequence
        }
        // Where it is not there the other took it back, or never brought it back to life.
        return isThere
          ? other < row.key.source : row.key.sequence > union.sources[other].known
      }
    }
  }

  /// Merges all decisions; gives the components that are decided by them or were before.
  private mutating func mergeDecisions() throws -> Set<ComponentID> {
    var decided = known.decided
    var off: [ComponentID: [MergedRow]] = [:]
    for (component, rows) in try grouped(\.takenOff) { off[component] = rows }
    for (component, rows) in try grouped(\.decisions) {
      let candidates = try rows.map { try candidate($0) }
      rate(component, candidates)
      let written = candidates.filter { !$0.isAnswer }
      tally.answers += candidates.count - written.count
      guard !written.isEmpty else { continue }
      decided.insert(component)
      try merge(component, written, takenOff: off.removeValue(forKey: component) ?? [])
    }
    for (component, rows) in off {
      guard let row = rows.min(by: { $0.key < $1.key }) else { continue }
      tally.takenOff += 1
      decided.remove(component)
      place(row.takingOff)
    }
    return decided
  }

  private func candidate(_ row: MergedRow) throws -> MergeCandidate {
    let source = row.key.source
    let component = row.entry.component
    let isBlind =
      union.sources[source].assignment != nil && known.decided.contains(component)
      && acts[source].before.sequences[component] == nil
    return MergeCandidate(
      source: source, key: row.key, entry: row.entry,
      reshapes: try (acts[source].reshapes[component] ?? []).map {
        try self.row(SourceActs.Act(component: component, row: $0), of: source)
      }, isAnswer: isBlind)
  }

  private mutating func rate(_ component: ComponentID, _ candidates: [MergeCandidate]) {
    // What was accepted unseen is nobody's judgement.
    let seen = candidates.filter { $0.entry.note != JournalEntry.unseenNote }
    guard !seen.isEmpty else { return }
    ratings.append(
      MergeRating(
        component: component, classes: seen.map { ($0.entry.reviewer, $0.entry.classAfter) }))
  }

  private mutating func merge(
    _ component: ComponentID, _ candidates: [MergeCandidate], takenOff: [MergedRow]
  ) throws {
    guard let facts = components[component] else { return }
    if shaped[facts.image] != nil {
      shaped[facts.image]?.candidates[component] = candidates
      shaped[facts.image]?.takenOff[component] = takenOff
      return
    }
    let merged = ComponentMerge(
      component, own: facts.classID, candidates: candidates, takenOff: takenOff,
      taxonomy: union.taxonomy
    ) { .empty(size: Size(width: 1, height: 1)) }
    rows += merged.rows
    count(merged.outcome)
    if case .disputed(let note) = merged.outcome, let last = merged.rows.last {
      rows.append(.merging(component, after: last, kind: .reopen, note: note))
    }
  }

  private mutating func count(_ outcome: ComponentMerge.Outcome) {
    switch outcome {
    case .single: tally.single += 1
    case .agreed: tally.agreed += 1
    case .disputed: tally.disputed += 1
    }
  }

  private mutating func mergeMarks(decided: Set<ComponentID>) throws {
    // What somebody reopened and nobody decided since is told by a note: only a decision can be reopened.
    var marks: [ComponentID: [MergedRow]] = [:]
    for (component, rows) in try grouped(\.marks) { marks[component] = rows }
    for (component, rows) in try grouped(\.reopened) where !decided.contains(component) {
      marks[component, default: []] += rows.map(\.asNote)
    }
    for (component, rows) in marks {
      let isFlagged = union.sources.contains { $0.state.flagged.contains(component) }
      let merge = MarkMerge(
        rows, isFlagged: isFlagged, isDecided: decided.contains(component))
      for row in merge.rows { place(row) }
    }
  }

  /// What became of an image in which something was reshaped.
  private struct MergedImage: Sendable {
    var rows: [MergedRow] = []
    var outcomes: [ComponentMerge.Outcome] = []
    var misfits = 0
    var onTop = 0
  }

  private mutating func mergeShaped(workers: Int) throws {
    let images = union.images.filter { shaped[$0.record.id] != nil }
    let plan = self
    let merged = OrderedWork.map(count: images.count, workers: workers) { place in
      Result { try plan.merged(images[place]) }
    }
    for result in merged {
      let image = try result.get()
      rows += image.rows
      for outcome in image.outcomes { count(outcome) }
      tally.misfits += image.misfits
      tally.onTop += image.onTop
    }
    shaped = [:]
  }

  private func merged(_ image: MergeUnion.Image) throws -> MergedImage {
    guard let found = shaped[image.record.id] else { return MergedImage() }
    let base = try union.baseTexts(of: image)
    let size = image.record.size
    let before = union.keepsKnown ? acts[0].before : ReviewState()
    let start = MergedShapes(before, image: image.record.id, size: size, base: base)
    var known = start
    for row in found.known.sorted(by: { $0.key < $1.key }) { _ = try known.apply(row) }
    let groups = try found.candidates.map { component, candidates in
      try ComponentMerge(
        component, own: components[component]?.classID ?? .void, candidates: candidates,
        takenOff: found.takenOff[component] ?? [], taxonomy: union.taxonomy
      ) {
        try known.mask(of: component)
      }
    }
    var merge = ImageMerge(
      groups: groups, others: found.others, known: found.known, start: start)
    let rows = try merge.merge()
    return MergedImage(
      rows: rows,
      outcomes: groups.map { group in
        merge.disputes[group.component].map { .disputed(note: $0) } ?? group.outcome
      }, misfits: merge.misfits.count, onTop: merge.onTop.count)
  }
}
