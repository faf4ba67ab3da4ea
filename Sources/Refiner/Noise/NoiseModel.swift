internal import Labels

/// The split of components by loss: mixtures, the preset's rule, and the ranks that fuse loss and
/// confidence.
public struct NoiseModel: Sendable {
  /// What a run stores of the fit; its histogram is empty.
  public let fit: NoiseFit
  private let taxonomy: Taxonomy
  private let mixtures: ClassMixtures
  private let rule: any NoiseRule
  private let lossRanks: StreamingHistogram.Ranks
  private let doubtRanks: StreamingHistogram.Ranks?

  /// Fits the model to what was observed of all components.
  ///
  /// eta is the mixture's whatever the preset; the preset's rule makes the verdicts.
  public init(fitting observations: NoiseObservations) {
    let settings = observations.settings
    let mixtures = ClassMixtures(losses: observations.losses, classes: observations.classLosses)
    let classCount = observations.taxonomy.classes.count
    var ratio: RatioThresholds?
    var uncertainty: UncertaintyThresholds?
    switch (settings.preset, observations.samples) {
    case (.secoV1, let samples?):
      let thresholds = RatioThresholds(
        of: samples, classCount: classCount, ratio: settings.filterRatio)
      ratio = thresholds
      rule = RatioRule(thresholds: thresholds, filter: settings.filter)
    case (.secoV2, let samples?):
      let thresholds = UncertaintyThresholds(of: samples, classCount: classCount)
      uncertainty = thresholds
      rule = UncertaintyRule(
        thresholds: thresholds, correction: settings.thresholds.correction)
    default: rule = MixtureRule(mixtures: mixtures, thresholds: settings.thresholds)
    }
    self.mixtures = mixtures
    taxonomy = observations.taxonomy
    lossRanks = observations.losses.ranks()
    doubtRanks = observations.doubts?.ranks()
    fit = NoiseFit(
      mixtures: mixtures, noiseThreshold: settings.thresholds.noise, ratio: ratio,
      uncertainty: uncertainty)
  }

  /// Judges one component.
  ///
  /// confidence: 0...1, when known.
  public func judge(
    _ evidence: ComponentEvidence, area: Int, confidence: Float?
  ) -> Judgement {
    let eta = Float(mixtures.eta(loss: Double(evidence.loss), position: evidence.position))
    let (verdict, suggestion) = verdict(of: evidence)
    let suspicion = suspicion(eta: eta, loss: evidence.loss, confidence: confidence)
    return Judgement(
      loss: evidence.loss, eta: eta, posterior: evidence.posterior, verdict: verdict,
      suggestion: suggestion, suspicion: suspicion, gain: suspicion * Float(area))
  }

  /// The verdict on a component and the class that it suggests; the own class is never a correction.
  private func verdict(of evidence: ComponentEvidence) -> (Verdict, suggestion: ClassID) {
    let own = taxonomy.classes[evidence.position].id
    switch rule.outcome(of: evidence) {
    case .keep: return (.clean, own)
    case .discard: return (.noise, .void)
    case .relabel(let position):
      return position == evidence.position
        ? (.clean, own) : (.correctable, taxonomy.classes[position].id)
    }
  }

  /// eta, or the mean of the ranks of loss and doubt when the source model's confidence is known.
  ///
  /// Loss ranks as eta does, and goes on ranking where eta is flat at 0 or 1.
  private func suspicion(eta: Float, loss: Float, confidence: Float?) -> Float {
    guard let doubtRanks, let confidence else { return eta }
    return (lossRanks.rank(of: Double(loss)) + doubtRanks.rank(of: Double(1 - confidence))) / 2
  }
}
