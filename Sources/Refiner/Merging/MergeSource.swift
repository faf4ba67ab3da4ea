internal import Labels

/// A run that is merged, as it was when it was read.
struct MergeSource: Sendable {
  /// The run's folder.
  let folder: String
  /// Its database, open for reading.
  let store: ReviewStore
  /// What went into it.
  let configuration: RunConfiguration
  /// Its `run.toml`.
  let configurationBytes: [UInt8]
  /// Who reviews it right now; nil when nobody does.
  let holder: String?
  /// What its reviewer got of another run; nil for a run that is nobody's part.
  private(set) var assignment: Assignment?
  /// Its images, ascending; without those that repeat others.
  let images: [MergeImage]
  /// The ids of images that only repeat others.
  private(set) var twins: Set<ImageID>
  /// The rows of its journal.
  private(set) var entries: [JournalEntry]
  /// What they amount to.
  private(set) var state: ReviewState
  /// The newest row's hash.
  let tip: String
  /// The journal as lines of JSON.
  let journal: [UInt8]
  /// How many rows at the start the others know too: rows common to all copies of one run, or what a part took over
  /// of the run that was divided.
  var known = 0

  /// Reads a run and checks its journal.
  /// - Throws: `StoreError` when it cannot be read, or its journal is damaged; `MergeError`.
  /// - Complexity: O(rows + images).
  init(_ folder: String) throws {
    let run = try Run.open(folder, readOnly: true)
    self.folder = folder
    store = run.store
    configuration = run.configuration
    configurationBytes = try RunConfiguration.bytes(of: folder + "/" + RunPath.configuration)
    holder = ReviewLock.holder(ofRun: folder)
    try store.requireSealedJudgements()
    assignment = try store.assignment()
    images = try store.mergeImages()
    twins = Set(try store.twinImages().map(\.id))
    // Rows and anchor in one transaction: a reviewer may be at work.
    let (entries, problem) = try store.read { database in
      (
        try JournalTable.entries(after: 0, in: database),
        try ReviewStore.unanchored(in: database) ?? ReviewStore.journalEndProblem(in: database)
      )
    }
    var check = JournalCheck(file: store.path, runID: configuration.runID)
    var journal: [UInt8] = []
    for entry in entries {
      let canonical = entry.canonicalBytes
      check.check(entry, canonical: canonical)
      JournalEntry.appendLine(canonical: canonical, hash: entry.hash, to: &journal)
    }
    if let reason = check.findings.first?.problem ?? problem {
      throw StoreError.damaged(path: store.path, reason: reason)
    }
    self.entries = entries
    self.journal = journal
    state = check.state
    tip = check.tip
    if let known = assignment?.transcribed {
      guard (0...entries.count).contains(known) else {
        throw MergeError.badAssignment(
          folder: folder, reason: "it is said to begin with \(known) rows and has \(entries.count)")
      }
      self.known = known
    }
  }

  /// Gives images and components the keys that they have in the merged run; repeats get negative ones.
  mutating func renumber(
    _ images: [ImageID: ImageID], _ components: [ComponentID: ComponentID]
  ) throws(MergeError) {
    func key(_ id: ComponentID) -> ComponentID { components[id] ?? ComponentID(0 &- id.rawValue) }
    for place in entries.indices {
      let (image, component) = (entries[place].image, entries[place].component)
      guard twins.contains(image) || (images[image] != nil && components[component] != nil) else {
        throw .strayRow(folder: folder, sequence: place + 1)
      }
      entries[place].image = images[image] ?? ImageID(0 &- image.rawValue)
      entries[place].component = key(component)
    }
    twins = Set(twins.map { ImageID(0 &- $0.rawValue) })
    if var found = assignment {
      for place in found.gold.indices {
        found.gold[place].component = key(found.gold[place].component)
      }
      found.repeats = found.repeats.map {
        Assignment.Repeat(twin: key($0.twin), original: key($0.original))
      }
      assignment = found
    }
    state = ReviewState(entries)
  }

  /// Gives a reviewer another name, in rows that the others do not know.
  mutating func rename(_ reviewer: String, to name: String) {
    for place in entries.indices.dropFirst(known) where entries[place].reviewer == reviewer {
      entries[place].reviewer = name
    }
  }

  /// Whether a row is about an image that only repeats another.
  func isTwin(_ entry: JournalEntry) -> Bool { twins.contains(entry.image) }

  /// Whether the journal holds the row of another source, as copies of one run do.
  func holds(_ entry: JournalEntry) -> Bool {
    entries.count >= entry.sequence && entries[entry.sequence - 1].hash == entry.hash
  }

  /// Number of rows that this and another source begin with alike.
  func sharedRows(with other: MergeSource) -> Int {
    guard configuration.runID == other.configuration.runID else { return 0 }
    // Each hash covers all rows before it.
    var low = 0
    var high = min(entries.count, other.entries.count)
    while low < high {
      let middle = (low + high + 1) / 2
      if entries[middle - 1].hash == other.entries[middle - 1].hash {
        low = middle
      } else {
        high = middle - 1
      }
    }
    return low
  }
}
