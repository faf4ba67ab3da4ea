internal import Foundation
internal import Labels

extension LabelSetExport {
  /// Fills the draft of what will lie at `target` with maps, lists, journal and manifest.
  internal func fill(
    _ draft: String, target: String, progress: @Sendable (Int, Int) -> Void
  ) throws -> Manifest {
    let entries = try wantedJournal()
    let state = ReviewState(entries)
    let images = try run.store.images()
    let texts = try lists?.files(
      of: run, images: held(images, state: state), target: target, state: state,
      undecided: undecided, only: options.only)
    let sink = DraftSink(folder: draft)
    let written = try writeImages(images, state: state, to: sink, progress: progress)
    var manifest = try emptyManifest(entries: entries, state: state, images: written.images)
    manifest.describe(options, written)
    for (path, text) in texts ?? [:] { try sink.put(text, at: path) }
    try sink.put(Array(entries.map { $0.line + "\n" }.joined().utf8), at: RunPath.journal)
    manifest.files = sink.digests
    try Self.synchroniseFolders(of: manifest.files.keys, in: draft)
    let bytes = try ManifestFile.encode(manifest)
    try AtomicFile.write(bytes, to: draft + "/" + RunPath.manifest)
    if let signingKey {
      let signature = try signingKey.signature(of: bytes, folder: target)
      try AtomicFile.write(
        ManifestSignature.encode(signature), to: draft + "/" + RunPath.signature)
    }
    return manifest
  }

  /// The rows that the label set follows.
  private func wantedJournal() throws -> [JournalEntry] {
    let entries = try Self.trustedJournal(of: run)
    guard let rows else { return entries }
    guard (0...entries.count).contains(rows) else {
      throw ExportError.replay(.beyond(row: rows, rowCount: entries.count))
    }
    return Array(entries.prefix(rows))
  }

  /// The images that the options do not leave out.
  private func held(_ images: [ImageRecord], state: ReviewState) throws -> [ImageRecord] {
    guard options.only != .all else { return images }
    return try images.filter {
      try options.only.holds(run.store.components(of: $0.id), state: state)
    }
  }

  /// Refuses a run whose decisions cannot be trusted: rows that are added to it could never be exported.
  /// - Throws: `StoreError.damaged`.
  /// - Complexity: O(rows).
  public static func checkJournal(of run: Run) throws(StoreError) {
    _ = try trustedJournal(of: run)
  }

  /// The journal of a run.
  /// - Throws: `StoreError.damaged` when it, or what else decides about pixels, cannot be trusted.
  internal static func trustedJournal(of run: Run) throws(StoreError) -> [JournalEntry] {
    let store = run.store
    let entries = try store.journal()
    var check = JournalCheck(file: store.path, runID: run.configuration.runID)
    for entry in entries { check.check(entry, canonical: entry.canonicalBytes) }
    let end = try store.journalEndProblem()
    if let problem = check.findings.first?.problem ?? end {
      throw .damaged(path: store.path, reason: problem)
    }
    try store.checkSuggestions(run.taxonomy)
    return entries
  }

  /// The manifest without pixels and files.
  internal func emptyManifest(
    entries: [JournalEntry], state: ReviewState, images: Int
  ) throws -> Manifest {
    let store = run.store
    var verdicts: [String: Int] = [:]
    for verdict in Verdict.allCases { verdicts[verdict.rawValue] = 0 }
    try store.forEachScoreBatch(size: 4096) { batch in
      for score in batch { verdicts[score.verdict.rawValue, default: 0] += 1 }
    }
    let genesis = JournalChain.genesis(runID: run.configuration.runID)
    return Manifest(
      tool: tool, runID: run.configuration.runID,
      configurationSHA256: try store.setting(SettingKey.configurationDigest) ?? "",
      undecided: undecided, taxonomy: ManifestTaxonomy(run.taxonomy), images: images,
      components: try store.componentCount(), verdicts: verdicts,
      decisions: Self.counts(of: state),
      journal: ManifestJournal(rows: entries.count, tip: entries.last?.hash ?? genesis),
      pixels: ManifestPixels(), coverage: 0, files: [:])
  }

  /// Standing decisions by kind.
  internal static func counts(of state: ReviewState) -> [String: Int] {
    var counts = [
      DecisionKind.keep.rawValue: 0, DecisionKind.discard.rawValue: 0,
      DecisionKind.relabel.rawValue: 0, DecisionKind.flag.rawValue: state.flagged.count,
      DecisionKind.later.rawValue: state.later.count,
    ]
    for decision in state.decisions.values { counts[decision.kind.rawValue, default: 0] += 1 }
    // Manifests of before there were notes do not count them.
    if !state.notes.isEmpty { counts[DecisionKind.note.rawValue] = state.notes.count }
    return counts
  }

  /// Brings the entries of all folders that hold these files to the disk, up to the draft's own.
  private static func synchroniseFolders(
    of paths: some Sequence<String>, in draft: String
  ) throws(FileError) {
    var folders: Set<String> = []
    for path in paths {
      var folder = Path.folder(of: path)
      while folder != ".", folders.insert(folder).inserted { folder = Path.folder(of: folder) }
    }
    for folder in folders.sorted() { try FileSystem.synchronise(folder: draft + "/" + folder) }
  }
}

extension ManifestPixels {
  /// Counts a map against the one under review.
  internal init(_ map: LabelMap, base: LabelMap) {
    total = map.ids.count
    labelled = total - map.count(of: .void)
    changed = map.differenceCount(to: base)
  }

  internal static func += (left: inout Self, right: Self) {
    left.total += right.total
    left.labelled += right.labelled
    left.changed += right.changed
  }
}
