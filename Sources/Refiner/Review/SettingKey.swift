/// The settings that the review part keeps in the store.
internal enum SettingKey {
  /// A ``RunStage``.
  internal static let stage = "stage"
  /// The id of the run; starts the journal's chain.
  internal static let runID = "runID"
  /// SHA-256 of `run.toml`.
  internal static let configurationDigest = "configurationSHA256"
}
