internal import Labels

/// What was decided before the sources parted, where it cannot stay as it is: the rows that parts took over of the
/// run that was divided, and the lead's decisions that were hidden from reviewers.
struct KnownRows: Sendable {
  /// What makes two rows of different journals the same act.
  struct Content: Hashable, Sendable {
    let component: ComponentID
    let time: String
    let reviewer: String
    let kind: String
    let classAfter: ClassID

    init(_ entry: JournalEntry) {
      component = entry.component
      time = entry.time
      reviewer = entry.reviewer
      kind = entry.kind
      classAfter = entry.classAfter
    }
  }

  /// An act, and how often its source had done the same before: the rows of a batch have one time, and may be
  /// about one component.
  private struct Act: Hashable {
    let content: Content
    let rank: Int
  }

  /// The rows, each once.
  private(set) var rows: [MergedRow] = []
  private var acts: Set<Act> = []
  /// The components that they decide.
  private(set) var decided: Set<ComponentID> = []

  /// Collects them; none where all sources are copies of one run whose rows stay.
  /// - Throws: `MergeError` for a hidden decision about a component that there is not.
  init(of union: MergeUnion, acts: [SourceActs], components: MergeComponents) throws {
    guard !union.keepsKnown else {
      decided = Set(acts[0].before.sequences.keys)
      return
    }
    for (place, source) in union.sources.enumerated() {
      var counts: [Content: Int] = [:]
      for sequence in acts[place].before.undoStack {
        let entry = source.entries[sequence - 1]
        if source.isTwin(entry) { continue }
        let act = Act(content: Content(entry), rank: counts[Content(entry), default: 0])
        counts[act.content] = act.rank + 1
        add(act, entry, time: acts[place].time(of: sequence - 1, entry), source: place)
      }
    }
    // Copies of one part stay a part: what was hidden stays hidden.
    if union.commonAssignment == nil { try addGold(of: union, components) }
  }

  private mutating func addGold(of union: MergeUnion, _ components: MergeComponents) throws {
    let images = Dictionary(uniqueKeysWithValues: union.images.map { ($0.record.id, $0) })
    var texts: [ImageID: [ComponentID: String]] = [:]
    for (place, source) in union.sources.enumerated() {
      for gold in source.assignment?.gold ?? [] {
        guard let facts = components[gold.component], let image = images[facts.image] else {
          throw MergeError.badAssignment(
            folder: source.folder,
            reason: "a hidden decision is about a component that is not there")
        }
        let base = try texts[facts.image] ?? union.baseTexts(of: image)
        texts[facts.image] = base
        let entry = gold.entry(image: image.record, runs: base[gold.component] ?? "")
        add(Act(content: Content(entry), rank: 0), entry, time: gold.time, source: place)
      }
    }
  }

  /// Whether a source's row is one of these.
  func contains(_ entry: JournalEntry) -> Bool {
    acts.contains(Act(content: Content(entry), rank: 0))
  }

  private mutating func add(_ act: Act, _ entry: JournalEntry, time: String, source: Int) {
    guard acts.insert(act).inserted else { return }
    let key = MergeKey(
      phase: 0, time: time, source: source, sequence: entry.sequence,
      step: entry.sequence == 0 ? entry.component.rawValue : 0)
    rows.append(MergedRow(key: key, entry: entry))
    switch DecisionKind(rawValue: entry.kind) {
    case .reopen: decided.remove(entry.component)
    case let kind? where kind.settlesPixels: decided.insert(entry.component)
    default: break
    }
  }
}

extension Assignment.Gold {
  /// The lead's row; runs: the component's pixels, as refining found them.
  fileprivate func entry(image: ImageRecord, runs: String) -> JournalEntry {
    JournalEntry(
      sequence: 0, time: time, reviewer: by, image: image.id, imageStem: image.stem,
      component: component, kind: kind.rawValue, classBefore: classAfter, classAfter: classAfter,
      runsBefore: runs, runsAfter: runs, maskSource: nil, suspicion: suspicion, seconds: seconds,
      note: note, reference: nil, hash: "")
  }
}
