/// Which class a pixel gets that several label sets speak about.
public enum FusionRule: String, CaseIterable, Hashable, Sendable {
  /// The class that all sets give it, else void: the paper's voting fusion of CSAM and UDA labels
  /// (reference `seco-method.md` 5).
  case agree
  /// The class that more than half of the sets give it, else void; for two sets the same as `agree`.
  case majority
  /// The class of the set that is surest there; sets without a class there take no part, and the first
  /// set wins a tie.
  case confidence
}
