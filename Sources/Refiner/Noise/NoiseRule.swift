/// How a preset tells clean labels from noisy ones, fitted to all components of a run.
protocol NoiseRule: Sendable {
  /// Decides on one component.
  func outcome(of evidence: ComponentEvidence) -> NoiseOutcome
}
