/// The rule of preset `seco-v1`: what passes the filter gets the predicted class, the rest is dropped.
struct RatioRule: NoiseRule {
  let thresholds: RatioThresholds
  let filter: FilterMode

  func outcome(of evidence: ComponentEvidence) -> NoiseOutcome {
    drops(evidence) ? .discard : .relabel(evidence.prediction)
  }

  private func drops(_ evidence: ComponentEvidence) -> Bool {
    switch filter {
    case .loss: evidence.loss > thresholds.loss
    case .score: evidence.score < thresholds.score
    case .both: evidence.loss > thresholds.loss || evidence.score < thresholds.score
    case .localLoss: isLocallyHigh(evidence)
    case .localScore: isLocallyLow(evidence)
    case .localBoth: isLocallyHigh(evidence) || isLocallyLow(evidence)
    case .bothLoss: isHigh(evidence)
    case .bothScore: isLow(evidence)
    case .bothBoth: isHigh(evidence) || isLow(evidence)
    case .none: false
    }
  }

  private func isLocallyHigh(_ evidence: ComponentEvidence) -> Bool {
    thresholds.localLosses[evidence.prediction].map { evidence.loss > $0 } ?? false
  }

  private func isLocallyLow(_ evidence: ComponentEvidence) -> Bool {
    thresholds.localScores[evidence.prediction].map { evidence.score < $0 } ?? false
  }

  private func isHigh(_ evidence: ComponentEvidence) -> Bool {
    isLocallyHigh(evidence) && Double(evidence.loss) > thresholds.globalLoss
  }

  private func isLow(_ evidence: ComponentEvidence) -> Bool {
    isLocallyLow(evidence) && Double(evidence.score) < thresholds.globalScore
  }
}
