public import Labels

/// All that the noise model is fitted to, gathered over one pass through the components.
public struct NoiseObservations: Sendable {
  /// Settings that say what has to be gathered.
  let settings: RefinementSettings
  let taxonomy: Taxonomy
  private(set) var losses = StreamingHistogram(ceiling: 16)
  private(set) var classLosses: [StreamingHistogram] = []
  private(set) var doubts: StreamingHistogram?
  private(set) var samples: ComponentSamples?

  /// Prepares for `count` components.
  ///
  /// hasConfidence: whether all of them have a confidence.
  public init(
    settings: RefinementSettings, taxonomy: Taxonomy, hasConfidence: Bool, reserving count: Int
  ) {
    self.settings = settings
    self.taxonomy = taxonomy
    if settings.isClassBalanced {
      classLosses = taxonomy.classes.map { _ in StreamingHistogram(ceiling: 16, binCount: 4096) }
    }
    if hasConfidence { doubts = StreamingHistogram(ceiling: 1) }
    if settings.preset != .paper { samples = ComponentSamples(reserving: count) }
  }

  /// Adds a component.
  public mutating func add(_ evidence: ComponentEvidence, confidence: Float?) {
    losses.add(Double(evidence.loss))
    if settings.isClassBalanced { classLosses[evidence.position].add(Double(evidence.loss)) }
    doubts?.add(max(0, 1 - Double(confidence ?? 1)))
    switch settings.preset {
    case .paper: break
    case .secoV1:
      samples?.add(position: evidence.prediction, loss: evidence.loss, other: evidence.score)
    case .secoV2:
      samples?.add(position: evidence.position, loss: evidence.loss, other: evidence.entropy)
    }
  }
}
