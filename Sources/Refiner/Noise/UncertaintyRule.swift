/// The rule of preset `seco-v2`: the most uncertain fifth of each noisy class is dropped, and of the
/// rest what the classifier is sure of gets its class.
///
/// Components as uncertain as the last that is kept are kept too.
struct UncertaintyRule: NoiseRule {
  let thresholds: UncertaintyThresholds
  /// Confidence from which the prediction replaces the label (SeCoV2: 0.95, equality included).
  let correction: Double

  func outcome(of evidence: ComponentEvidence) -> NoiseOutcome {
    if let cut = thresholds.cuts[evidence.position], thresholds.uncertainty(of: evidence) > cut {
      return .discard
    }
    return Double(evidence.score) >= correction ? .relabel(evidence.prediction) : .keep
  }
}
