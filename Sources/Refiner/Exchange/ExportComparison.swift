internal import Labels

/// Compares an export with what its run gives for the exported journal.
internal struct ExportComparison {
  internal let run: Run
  internal let folder: String
  internal let manifest: Manifest
  internal let entries: [JournalEntry]
  /// Number of images worked on at a time, 1 or more.
  internal let workers: Int
  internal private(set) var findings: [Finding] = []
  /// What was changed, map by map.
  internal private(set) var maps: [MapAudit] = []

  internal init(
    run: Run, folder: String, manifest: Manifest, entries: [JournalEntry], workers: Int
  ) {
    self.run = run
    self.folder = folder
    self.manifest = manifest
    self.entries = entries
    self.workers = workers
  }

  internal mutating func compareAll() throws {
    guard manifest.runID == run.configuration.runID else {
      return report(RunPath.manifest, "is of another run")
    }
    let state = ReviewState(entries)
    try compareJournal()
    if let options = manifest.options {
      try compareFiles(state, options)
    } else {
      try compareManifest(state)
    }
    let pixels = try compareMaps(state)
    if manifest.options == nil, pixels != manifest.pixels {
      report(RunPath.manifest, "counts other pixels than the run gives")
    }
  }

  /// Compares the maps that the run gives with those of the export, and with the rows that may change them.
  private mutating func compareMaps(_ state: ReviewState) throws -> ManifestPixels {
    let comparison = MapComparison(
      run: run, folder: folder, manifest: manifest, state: state,
      standing: StandingRows(entries), bulk: try run.store.bulkAcceptance())
    let images = try run.store.images()
    let results = OrderedWork.map(count: images.count, workers: workers) {
      comparison.result(of: images[$0])
    }
    var pixels = ManifestPixels()
    for result in results {
      findings += result.findings
      if let audit = result.audit { maps.append(audit) }
      pixels += result.pixels
    }
    return pixels
  }

  private mutating func report(_ path: String, _ problem: String) {
    findings.append(Finding(file: folder + "/" + path, problem: problem))
  }

  /// The run may have gone on since; the export's rows must be its first.
  private mutating func compareJournal() throws {
    let rows = try run.store.journal()
    for (index, entry) in entries.enumerated() where index >= rows.count || rows[index] != entry {
      return report(RunPath.journal, "row \(entry.sequence) is not the run's")
    }
  }

  /// Makes the files of another layout again.
  private mutating func compareFiles(_ state: ReviewState, _ options: LabelSetOptions) throws {
    let comparison = LayoutComparison(
      run: run, folder: folder, manifest: manifest, options: options, workers: workers)
    let (found, written) = try comparison.compare(state: state)
    findings += found
    var export = LabelSetExport(run: run, tool: manifest.tool)
    export.undecided = manifest.undecided
    var expected = try export.emptyManifest(
      entries: entries, state: state, images: written.images)
    expected.describe(options, written)
    expected.files = manifest.files
    if expected != manifest { report(RunPath.manifest, "does not describe this run") }
  }

  private mutating func compareManifest(_ state: ReviewState) throws {
    var export = LabelSetExport(run: run, tool: manifest.tool)
    export.undecided = manifest.undecided
    var expected = try export.emptyManifest(
      entries: entries, state: state, images: run.store.imageCount())
    expected.count(manifest.pixels)
    expected.files = manifest.files
    if expected != manifest { report(RunPath.manifest, "does not describe this run") }
    let images = try run.store.images().map { RunPath.label(stem: $0.stem) }
    // Lists follow from paths that need not be the run's any more; the manifest's digests guard them.
    let files = manifest.files.keys.filter { !$0.hasPrefix(ListExport.folder + "/") }
    if Set(files) != Set(images + [RunPath.journal]) {
      report(RunPath.manifest, "lists other files than the run gives")
    }
  }
}
