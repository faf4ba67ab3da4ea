extension PlacedRecord<SeCoRecord> {
  /// Whether the released code's filter drops the record by the thresholds that it carries.
  ///
  /// Reference `seco-method.md` 1.3; what is dropped stays void.
  /// - Throws: `FileError.damaged` when the record lacks what the filter compares.
  internal func isDropped(by mode: FilterMode) throws(FileError) -> Bool {
    switch mode {
    case .none: false
    case .loss: try isLossAbove(\.lossThreshold, "loss_threshold")
    case .score: try isScoreBelow(\.scoreThreshold, "score_threshold")
    case .both: try isDropped(byAnyOf: [.loss, .score])
    case .localLoss: try isLossAbove(\.localLossThreshold, "local_loss_threshold")
    case .localScore: try isScoreBelow(\.localScoreThreshold, "local_score_threshold")
    case .localBoth: try isDropped(byAnyOf: [.localLoss, .localScore])
    case .bothLoss: try isLossAboveLocalAndGlobal()
    case .bothScore: try isScoreBelowLocalAndGlobal()
    case .bothBoth: try isDropped(byAnyOf: [.bothLoss, .bothScore])
    }
  }

  private func isDropped(byAnyOf modes: [FilterMode]) throws(FileError) -> Bool {
    var isDropped = false
    for mode in modes where try self.isDropped(by: mode) { isDropped = true }
    return isDropped
  }

  private func isLossAboveLocalAndGlobal() throws(FileError) -> Bool {
    let local = try isLossAbove(\.localLossThreshold, "local_loss_threshold")
    let global = try isLossAbove(\.globalLossThreshold, "global_loss_threshold")
    return local && global
  }

  private func isScoreBelowLocalAndGlobal() throws(FileError) -> Bool {
    let local = try isScoreBelow(\.localScoreThreshold, "local_score_threshold")
    let global = try isScoreBelow(\.globalScoreThreshold, "global_score_threshold")
    return local && global
  }

  private func isLossAbove(
    _ threshold: KeyPath<SeCoRecord, Double?>, _ key: String
  ) throws(FileError) -> Bool {
    try require(record.loss, "loss") > require(record[keyPath: threshold], key)
  }

  private func isScoreBelow(
    _ threshold: KeyPath<SeCoRecord, Double?>, _ key: String
  ) throws(FileError) -> Bool {
    try require(record.score, "score") < require(record[keyPath: threshold], key)
  }
}
