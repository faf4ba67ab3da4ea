/// The settings that the review part keeps in the store.
internal enum SettingKey {
  /// A ``RunStage``.
  internal static let stage = "stage"
  /// The id of the run; starts the journal's chain.
  internal static let runID = "runID"
  /// SHA-256 of `run.toml`.
  internal static let configurationDigest = "configurationSHA256"
  /// A shard's own `run.toml`: what went into its images.
  internal static let shardConfiguration = "shardConfiguration"
  /// SHA-256 of the judgements and of the packed queue of a judged run.
  internal static let judgementsDigest = "judgementsSHA256"
  /// Name of the file that the losses were imported from; not set while they are Fleck's own.
  internal static let importedLosses = "importedLosses"
  /// SHA-256 of that file.
  internal static let importedLossesDigest = "importedLossesSHA256"
  /// The cut-offs of a ``BulkAcceptance``.
  internal static let bulkAcceptance = "bulkAcceptance"
  /// The lint rules that each component breaks, see ``LintFindings``.
  internal static let lint = "lint"
  /// An ``Assignment``; not set for a run that is nobody's part.
  internal static let assignment = "assignment"
  /// The key of the first image that only repeats others; not set where there is none.
  internal static let firstTwin = "firstTwin"
  /// A ``MergeRecord``; not set for a run that was not merged.
  internal static let merge = "merge"
  /// Number of rows of the journal and the newest one's hash, separated by a space.
  internal static let journalAnchor = "journalAnchor"
}
