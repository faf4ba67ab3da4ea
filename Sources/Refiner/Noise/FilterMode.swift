/// Which components the released V1 code drops; reference `seco-method.md` 1.3.
public enum FilterMode: String, CaseIterable, Hashable, Sendable {
  /// Loss above the loss threshold.
  case loss
  /// Score below the score threshold.
  case score
  /// Either of both.
  case both
  /// Loss above its predicted class's threshold.
  case localLoss = "local_loss"
  /// Score below its predicted class's threshold.
  case localScore = "local_score"
  /// Either of both, by predicted class.
  case localBoth = "local_both"
  /// Loss above its predicted class's threshold and above the mean of those; the authors' choice.
  case bothLoss = "both_loss"
  /// Score below its predicted class's threshold and below the mean of those.
  case bothScore = "both_score"
  /// What either of `both_loss` and `both_score` would drop.
  case bothBoth = "both_both"
  /// None.
  case none
}
