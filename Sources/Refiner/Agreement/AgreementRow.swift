/// How far raters agree on all classes, or on one class against the rest.
public struct AgreementRow: Hashable, Sendable, Codable {
  /// The class's name; `void` for pixels that become void, `all` for all classes.
  public var name: String
  /// Number of components with two ratings or more; of one class, those that at least one rater gives it.
  public var components: Int
  /// Their pixels.
  public var pixels: Int
  /// Every component counts 1.
  ///
  /// Intervals are analytic.
  public var byComponent: AgreementScores
  /// Every component counts as many times as it has pixels.
  ///
  /// Intervals are of a bootstrap over images.
  public var byPixel: AgreementScores
}
