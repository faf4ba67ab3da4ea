/// The rule of preset `paper`: equations 3 and 4 (paper section 3.3).
struct MixtureRule: NoiseRule {
  let mixtures: ClassMixtures
  let thresholds: VerdictThresholds

  func outcome(of evidence: ComponentEvidence) -> NoiseOutcome {
    // In single precision, as eta is stored: what a reviewer sees decides.
    let eta = Float(mixtures.eta(loss: Double(evidence.loss), position: evidence.position))
    guard Double(eta) >= thresholds.noise else { return .keep }
    return Double(evidence.score) > thresholds.correction
      ? .relabel(evidence.prediction) : .discard
  }
}
