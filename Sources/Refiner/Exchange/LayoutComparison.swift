internal import Labels

/// Compares an export of any layout with what its run gives for the exported journal.
///
/// All files are made again in memory. Lists below `splits/` of the png format follow from paths that need not be
/// the run's any more; the manifest's digests guard them.
internal struct LayoutComparison {
  internal let run: Run
  internal let folder: String
  internal let manifest: Manifest
  internal let options: LabelSetOptions
  /// Number of images worked on at a time, 1 or more.
  internal let workers: Int

  /// What differs, and what the run gives.
  internal func compare(
    state: ReviewState
  ) throws -> (findings: [Finding], written: LabelSetExport.Written) {
    var export = LabelSetExport(run: run, tool: manifest.tool)
    export.undecided = manifest.undecided
    export.options = options
    export.workers = workers
    let isList = { (path: String) in
      options.format == .png && path.hasPrefix(ListExport.folder + "/")
    }
    // Maps that go with lists have SeCo's palette.
    if manifest.files.keys.contains(where: isList) { export.lists = ListExport(.all) }
    let sink = ComparisonSink(run: run, folder: folder, files: manifest.files)
    let written = try export.writeImages(
      run.store.images(), state: state, to: sink, progress: { _, _ in })
    let listed = Set(manifest.files.keys.filter { !isList($0) })
    var findings = sink.findings
    if listed != sink.paths.union([RunPath.journal]) {
      findings.append(
        Finding(
          file: folder + "/" + RunPath.manifest, problem: "lists other files than the run gives"))
    }
    return (findings, written)
  }
}
