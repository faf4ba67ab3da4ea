public import ArgumentParser
public import Refiner

/// The options of `fleck refine` that choose the method.
struct MethodOptions: ParsableArguments {
  @Option(help: "Whose constants and rules: paper, seco-v1 or seco-v2 (the released codes).")
  var preset: Preset = .paper

  @Option(
    help: """
      Rewrite the labels with Segment Anything first: none, stuff, things, full, or vanilla (the \
      majority label of each mask). All but none need a network, see --checkpoint.
      """)
  var aggregate: AggregationMode = .none

  @Option(help: "The connectivity classifier: linear, or mlp (one hidden layer).")
  var classifier: ClassifierKind = .linear

  @Flag(
    help: """
      Compare losses within each class, so that rare classes are not all flagged. Under seco-v1 and \
      seco-v2 only eta and the ranking follow, not the verdicts.
      """)
  var classBalanced = false

  @Option(help: "tau_ns: eta from which a component is not clean (paper).")
  var tauNs: Double = VerdictThresholds().noise

  @Option(help: "tau_cr: posterior above which a component is correctable (paper).")
  var tauCr: Double = VerdictThresholds().correction

  @Option(
    help: """
      What seco-v1 drops: loss, score, both, local_loss, local_score, local_both, both_loss, \
      both_score, both_both or none.
      """)
  var filter: FilterMode = .bothLoss

  @Option(help: "The quantile of seco-v1's thresholds, 0 to 1.")
  var filterRatio: Double = 0.5

  func validate() throws {
    for (name, value) in [("tau-ns", tauNs), ("tau-cr", tauCr), ("filter-ratio", filterRatio)]
    where !(0...1).contains(value) {
      throw ValidationError("--\(name) must be 0 to 1.")
    }
  }

  /// The settings that the options amount to; what other options say is added by the command.
  var settings: RefinementSettings {
    var settings = RefinementSettings()
    settings.preset = preset
    settings.aggregation = aggregate
    settings.classifier = classifier
    settings.isClassBalanced = classBalanced
    settings.thresholds = VerdictThresholds(noise: tauNs, correction: tauCr)
    // What the preset does not use is no part of a run's id.
    if preset == .secoV1 {
      settings.filter = filter
      settings.filterRatio = filterRatio
    }
    return settings
  }
}

extension Preset: ExpressibleByArgument {}
extension AggregationMode: ExpressibleByArgument {}
extension ClassifierKind: ExpressibleByArgument {}
extension FilterMode: ExpressibleByArgument {}
