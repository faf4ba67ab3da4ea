internal import Foundation
internal import Labels
internal import Synchronization

extension LabelSetExport {
  /// Fills the draft of what will lie at `target` with maps, lists, journal and manifest.
  internal func fill(
    _ draft: String, target: String, progress: @Sendable (Int, Int) -> Void
  ) throws -> Manifest {
    let entries = try run.store.journal()
    try Self.check(entries, of: run)
    let state = ReviewState(entries)
    let images = try run.store.images()
    var manifest = try emptyManifest(entries: entries, state: state, images: images.count)
    let texts = try lists?.files(of: run, target: target, state: state, undecided: undecided)
    let (pixels, digests) = try writeMaps(of: images, state: state, to: draft, progress: progress)
    manifest.pixels = pixels
    manifest.coverage = pixels.total > 0 ? Double(pixels.labelled) / Double(pixels.total) : 0
    manifest.files = digests
    for (path, text) in texts ?? [:] {
      try FileSystem.makeFolder(Path.folder(of: draft + "/" + path))
      try AtomicFile.write(text, to: draft + "/" + path)
      manifest.files[path] = FileDigest.sha256(text)
    }
    let journal = Array(entries.map { $0.line + "\n" }.joined().utf8)
    try AtomicFile.write(journal, to: draft + "/" + RunPath.journal)
    manifest.files[RunPath.journal] = FileDigest.sha256(journal)
    try AtomicFile.write(ManifestFile.encode(manifest), to: draft + "/" + RunPath.manifest)
    return manifest
  }

  /// Refuses a run whose decisions cannot be trusted.
  /// - Throws: `StoreError.damaged`.
  internal static func checkJournal(of run: Run) throws(StoreError) {
    try check(run.store.journal(), of: run)
  }

  private static func check(_ entries: [JournalEntry], of run: Run) throws(StoreError) {
    let store = run.store
    var check = JournalCheck(file: store.path, runID: run.configuration.runID)
    for entry in entries { check.check(entry, canonical: entry.canonical) }
    let end = try store.journalEndProblem()
    if let problem = check.findings.first?.problem ?? end {
      throw .damaged(path: store.path, reason: problem)
    }
    try store.checkSuggestions(run.taxonomy)
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

  private func writeMaps(
    of images: [ImageRecord], state: ReviewState, to draft: String,
    progress: @Sendable (Int, Int) -> Void
  ) throws -> (ManifestPixels, [String: String]) {
    let bulk = try run.store.bulkAcceptance()
    let work = Mutex(ExportWork())
    DispatchQueue.concurrentPerform(iterations: max(1, workers)) { _ in
      while let index = work.withLock({ $0.take(of: images.count) }) {
        do {
          let (pixels, digest) = try writeMap(
            of: images[index], state: state, bulk: bulk, to: draft)
          let stem = RunPath.label(stem: images[index].stem)
          let done = work.withLock { $0.finish(stem, pixels: pixels, digest: digest) }
          progress(done, images.count)
        } catch {
          work.withLock { $0.fail(error) }
        }
      }
    }
    return try work.withLock { try $0.result() }
  }

  private func writeMap(
    of image: ImageRecord, state: ReviewState, bulk: BulkAcceptance, to draft: String
  ) throws -> (ManifestPixels, String) {
    let base = try run.baseMap(of: image)
    let changes = try run.changes(
      of: image.id, state: state, undecided: undecided, bulk: bulk)
    let map = Composition.compose(base: base, changes: changes)
    let path = draft + "/" + RunPath.label(stem: image.stem)
    try FileManager.default.createDirectory(
      atPath: Path.folder(of: path), withIntermediateDirectories: true)
    let palette = lists == nil ? run.palette : CityPalette.colours(for: run.taxonomy)
    let bytes = try PNGFile.encode(map, palette: palette, path: path)
    try AtomicFile.write(bytes, to: path)
    return (ManifestPixels(map, base: base), FileDigest.sha256(bytes))
  }
}

extension ManifestPixels {
  /// Counts a map against the one under review.
  internal init(_ map: LabelMap, base: LabelMap) {
    total = map.ids.count
    for (after, before) in zip(map.ids, base.ids) {
      if after != 255 { labelled += 1 }
      if after != before { changed += 1 }
    }
  }

  internal static func += (left: inout Self, right: Self) {
    left.total += right.total
    left.labelled += right.labelled
    left.changed += right.changed
  }
}
