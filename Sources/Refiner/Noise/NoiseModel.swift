public import Labels

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

/// The split of components by loss: mixture, thresholds, and the ranks that fuse loss and confidence.
public struct NoiseModel: Sendable {
  /// The mixture over the losses.
  public let mixture: GaussianMixture
  /// The thresholds of the verdicts.
  public let thresholds: VerdictThresholds
  private let classes: [ClassID]
  private let lossRanks: StreamingHistogram.Ranks
  private let doubtRanks: StreamingHistogram.Ranks?
  private let medianLoss: Double

  /// Fits the mixture and the ranks.
  ///
  /// losses: of all components, nats.  doubts: 1 - mean confidence of all, nil when there is no confidence.
  public init(
    losses: StreamingHistogram, doubts: StreamingHistogram?, taxonomy: Taxonomy,
    thresholds: VerdictThresholds = VerdictThresholds()
  ) {
    mixture = GaussianMixture(fitting: losses)
    self.thresholds = thresholds
    classes = taxonomy.classes.map(\.id)
    lossRanks = losses.ranks()
    doubtRanks = doubts?.ranks()
    medianLoss = losses.quantile(0.5)
  }

  /// eta of a loss; where the mixture tells nothing, the released code's ratio rule stands in: 1 above
  /// the median loss, 0 up to it.
  public func eta(loss: Double) -> Double {
    guard mixture.isDegenerate else { return mixture.eta(loss: loss) }
    return loss > medianLoss ? 1 : 0
  }

  /// Judges one component.
  ///
  /// posterior: one probability per class of the taxonomy.  confidence: 0...1, when known.
  public func judge(
    classID: ClassID, area: Int, loss: Float, posterior: [Float], confidence: Float?
  ) -> Judgement {
    let eta = Float(eta(loss: Double(loss)))
    let (verdict, suggestion) = verdict(eta: eta, posterior: posterior, own: classID)
    let suspicion = suspicion(eta: eta, loss: loss, confidence: confidence)
    return Judgement(
      loss: loss, eta: eta, posterior: posterior, verdict: verdict, suggestion: suggestion,
      suspicion: suspicion, gain: suspicion * Float(area))
  }

  /// Equation 3 of the paper; ties of the posterior go to the class that comes first.
  private func verdict(
    eta: Float, posterior: [Float], own: ClassID
  ) -> (Verdict, suggestion: ClassID) {
    guard Double(eta) >= thresholds.noise else { return (.clean, own) }
    var best = 0
    for index in posterior.indices where posterior[index] > posterior[best] { best = index }
    guard Double(posterior[best]) > thresholds.correction else { return (.noise, .void) }
    return classes[best] == own ? (.clean, own) : (.correctable, classes[best])
  }

  /// eta, or the mean of the ranks of loss and doubt when the source model's confidence is known.
  ///
  /// Loss ranks as eta does, and goes on ranking where eta is flat at 0 or 1.
  private func suspicion(eta: Float, loss: Float, confidence: Float?) -> Float {
    guard let doubtRanks, let confidence else { return eta }
    return (lossRanks.rank(of: Double(loss)) + doubtRanks.rank(of: Double(1 - confidence))) / 2
  }
}
