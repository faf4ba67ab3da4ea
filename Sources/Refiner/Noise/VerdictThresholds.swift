/// Thresholds that turn eta and the posterior into a verdict.
public struct VerdictThresholds: Hashable, Sendable {
  /// tau_ns: eta from here on is noisy (paper section 3.3; equality counts as noisy).
  public var noise: Double = 0.60
  /// tau_cr: a posterior above is sure enough to correct.
  public var correction: Double = 0.95

  /// The paper's thresholds.
  public init() {}

  /// Makes thresholds, both 0...1.
  public init(noise: Double, correction: Double) {
    self.noise = noise
    self.correction = correction
  }
}
