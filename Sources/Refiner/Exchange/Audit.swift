/// Recomputes everything that a run or an export claims, and tells what it found.
public struct Audit: Sendable {
  /// Number of images worked on at a time, 1 or more; memory grows with it.
  public var workers = 2
  /// Whether to tell what was changed in each map, see ``AuditResult/maps``.
  public var reportsMaps = false
  /// The signer's public key, which an export's signature is checked with; nil to leave it unchecked.
  public var key: CheckingKey?
  /// The network whose masks are recomputed; nil for none.
  public var model: SegmentAnything?

  /// Prepares an audit that recomputes all but masks of networks.
  public init() {}

  /// Checks a run: configuration, database, journal chain, maps, components, that decisions change nothing but
  /// decided components, and the inputs that still exist.
  ///
  /// progress: is told of masks that were recomputed.
  /// - Complexity: O(pixels of all images); memory O(`workers` images + journal).
  public func check(
    run folder: String, progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) -> AuditResult {
    var result = AuditResult()
    do {
      let run = try Run.open(folder, readOnly: true)
      try check(run, into: &result, progress: progress)
    } catch {
      result.add(findings: [Finding(error, in: folder, file: folder)])
    }
    return result
  }

  /// Checks an export by itself: the manifest's seal, its signature when there is a key, the digest of every
  /// file, the journal's chain.
  /// - Complexity: O(bytes).
  public func check(export folder: String) -> AuditResult {
    var check = ExportCheck(folder: folder, workers: workers, key: key)
    check.checkAll()
    var result = AuditResult()
    result.add(findings: check.findings, notes: check.notes)
    return result
  }

  /// Checks a run and an export of it, and that each exported map is, pixel for pixel, the run's map with the
  /// exported journal's decisions, and has changed in nothing but decided components.
  /// - Complexity: O(pixels of all images); memory O(`workers` images + both journals).
  public func check(
    run folder: String, export: String,
    progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) -> AuditResult {
    // What is told of each map is told of the exported ones.
    var alone = self
    alone.reportsMaps = false
    var result = alone.check(run: folder, progress: progress)
    var check = ExportCheck(folder: export, workers: workers, key: key)
    check.checkAll()
    result.add(findings: check.findings, notes: check.notes)
    guard let manifest = check.manifest else { return result }
    do {
      let run = try Run.open(folder, readOnly: true)
      var comparison = ExportComparison(
        run: run, folder: export, manifest: manifest, entries: check.entries, workers: workers)
      try comparison.compareAll()
      result.add(findings: comparison.findings)
      if reportsMaps { result.maps = comparison.maps }
    } catch {
      result.add(findings: [Finding(error, in: folder, file: folder)])
    }
    return result
  }

  private func check(
    _ run: Run, into result: inout AuditResult, progress: (Int, Int) -> Void
  ) throws {
    var check = RunCheck(run: run, workers: workers, auditsAll: reportsMaps)
    check.checkAll()
    result.add(findings: check.findings, notes: check.notes)
    if reportsMaps { result.maps = check.maps }
    guard let model else { return }
    let report = try MaskRerun.report(of: run, with: model, progress: progress)
    let file = run.folder + "/" + RunPath.database
    result.add(findings: report.rows.filter { !$0.isConfirmed }.map { $0.finding(in: file) })
    result.rerun = report
  }
}
