public import Labels

/// What the noise model says of a component (paper section 3.3, equation 3).
public enum Verdict: String, Hashable, Sendable, CaseIterable {
  /// Its label is kept: eta below tau_ns.
  case clean
  /// Its label is probably wrong and the classifier is sure of another: eta at least tau_ns, max posterior above tau_cr.
  case correctable
  /// Its label is probably wrong and no class is sure: eta at least tau_ns; discarded when accepted.
  case noise

  /// Whether a reviewer should look at it: everything but clean.
  public var isFlagged: Bool { self != .clean }
}

/// All that the noise model and the ranking know about one component.
public struct Judgement: Hashable, Sendable {
  /// The classifier's cross-entropy on the component's own label, nats.
  public var loss: Float
  /// P(the high-loss Gaussian | loss), 0...1.
  public var eta: Float
  /// The classifier's softmax, one value per class of the taxonomy in its order.
  public var posterior: [Float]
  /// Clean, correctable or noise.
  public var verdict: Verdict
  /// The class that accepting the suggestion gives: the own one when clean, the classifier's when
  /// correctable, void when noise.
  public var suggestion: ClassID
  /// P(the label is wrong) as first ranking: eta, fused with confidence when known, 0...1.
  public var suspicion: Float
  /// Suspicion times pixels: the wrong pixels that a decision is expected to fix.
  public var gain: Float

  /// Makes a judgement.
  public init(
    loss: Float, eta: Float, posterior: [Float], verdict: Verdict, suggestion: ClassID,
    suspicion: Float, gain: Float
  ) {
    self.loss = loss
    self.eta = eta
    self.posterior = posterior
    self.verdict = verdict
    self.suggestion = suggestion
    self.suspicion = suspicion
    self.gain = gain
  }
}
