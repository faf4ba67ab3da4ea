internal import Foundation

extension Run {
  /// Whether a folder holds a run that refining has finished, or `review.sqlite` of any other kind.
  internal static func isPublished(_ folder: String) -> Bool {
    FileManager.default.fileExists(atPath: folder + "/" + RunPath.database)
  }

  /// The run in a folder that goes on being refined, or the draft of a new one.
  ///
  /// selection: makes what a new run's configuration records of the selection of its labels.
  /// - Throws: `RefinementError.otherRun` when the folder holds a run of something else; `StoreError`
  ///   when it cannot be used.
  internal static func resume(
    _ folder: String, configuration: RunConfiguration, selection: () throws -> SelectionThresholds?
  ) throws -> Run {
    guard exists(folder) else {
      var configuration = configuration
      configuration.selection = try selection()
      return try create(folder, configuration: configuration, use: .draft)
    }
    let run = try open(folder, unfinished: true)
    guard run.configuration.runID == configuration.runID else {
      throw RefinementError.otherRun(folder: folder)
    }
    return run
  }

  /// Makes `review.sqlite` of a judged draft and removes the draft; the run's store is closed then.
  ///
  /// The file appears complete or not at all, before anyone can review the run, and equal drafts give
  /// equal bytes. A published run is left as it is, but for what a killed process left beside it.
  internal func publish() throws(StoreError) {
    let path = folder + "/" + RunPath.database
    if store.use == .draft {
      try store.writeCanonicalCopy(to: path)
      try store.close()
    }
    Self.removeDraft(of: folder)
  }

  /// Removes what a process left that was killed right after it published the run.
  internal static func removeDraft(of folder: String) {
    precondition(isPublished(folder), "\(folder) has nothing but its draft")
    ReviewStore.remove(folder + "/" + RunPath.draft)
  }
}
