/// Whose constants and rules a refinement follows; reference `seco-method.md` section 2.
public enum Preset: String, CaseIterable, Hashable, Sendable {
  /// The NeurIPS 2024 paper: Gaussian mixture, tau_ns and tau_cr, boxes of 1.5 times the area.
  case paper
  /// The code released with the paper: quantile thresholds, unclipped boxes, entropy points.
  case secoV1 = "seco-v1"
  /// The code released as SeCoV2: uncertainty, a share kept per class, prompts for thin classes only.
  case secoV2 = "seco-v2"
}
