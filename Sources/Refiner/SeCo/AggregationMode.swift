/// Which parts of pixel semantic aggregation (PSA, paper section 3.2) rewrite the labels.
public enum AggregationMode: String, CaseIterable, Hashable, Sendable {
  /// Labels are taken as they come; needs no network.
  case none
  /// Stuff classes by everything-masks and semantic alignment; things as they come.
  case stuff
  /// Thing classes by component, enlarged box and points; stuff as it comes.
  case things
  /// Both: the paper's PSA.
  case full
  /// Every everything-mask gets its majority label, whatever the class: the baseline that the paper
  /// calls semantic alignment alone.
  case vanilla

  /// Whether Segment Anything is needed.
  public var needsNetwork: Bool { self != .none }
}
