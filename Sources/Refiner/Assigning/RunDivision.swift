internal import Foundation

/// Divides a run among reviewers: a run of its own for each, all of them or none.
///
/// The same run, decisions and settings give the same files. The run itself is only read; others may be
/// reviewing it, and what they decide after it was read is not in the parts.
public struct RunDivision {
  private let run: Run
  private let settings: AssignmentSettings

  /// Prepares a division.
  public init(of run: Run, settings: AssignmentSettings) {
    self.run = run
    self.settings = settings
  }

  /// Writes a folder with a run for each reviewer, under their names.
  ///
  /// progress: called with the number of images written and of all.
  /// - Throws: `AssignmentError` when the run cannot be divided like that; `ExportError` when the folder
  ///   is not empty or cannot be made; `StoreError` and `FileError` when the run cannot be read or the
  ///   parts cannot be written. Nothing is left behind then.
  /// - Complexity: O(components of all parts).
  public func write(
    to folder: String, progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws -> AssignmentSummary {
    if let part = try run.store.assignment() {
      throw AssignmentError.isPart(folder: run.folder, reviewer: part.reviewer)
    }
    let entries = try LabelSetExport.trustedJournal(of: run)
    let state = ReviewState(entries)
    let images = try AssignableImage.all(of: run.store, entries: entries, state: state)
    let runID = run.configuration.runID
    let plan = try AssignmentPlan(
      images, settings: settings, runID: runID, folder: run.folder)
    let total = plan.parts.reduce(0) { $0 + $1.images.count }
    var done = 0
    let target = ExportDraft.withoutTrailingSlashes(folder)
    let parts = try WholeFolder.make(folder, replacing: { _ in false }) { whole in
      let parent = try DividedRun(run, entries: entries, state: state)
      if settings.isDynamic {
        let leases = whole.draft + "/" + RunPath.leases
        try FileSystem.makeFolder(leases)
        _ = try LeaseFolder.mark(leases, pool: runID)
      }
      return try plan.parts.map { part in
        let writer = PartWriter(
          parent, part: part, shared: plan.shared,
          leases: settings.isDynamic ? "../" + RunPath.leases : nil)
        let counts = try writer.write(to: whole.draft + "/" + part.reviewer) {
          done += 1
          progress(done, total)
        }
        return AssignmentSummary.Part(
          reviewer: part.reviewer, folder: target + "/" + part.reviewer, images: part.images.count,
          components: counts.components, flagged: counts.flagged, decided: counts.decided,
          gold: part.gold.count, repeats: part.repeats.count)
      }
    }
    return AssignmentSummary(
      images: images.count, shared: plan.shared.count, rows: entries.count,
      tip: entries.last?.hash ?? JournalChain.genesis(runID: runID),
      isDynamic: settings.isDynamic, parts: parts)
  }
}
