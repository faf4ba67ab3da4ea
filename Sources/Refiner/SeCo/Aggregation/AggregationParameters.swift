/// Constants and rules of the aggregation; reference `seco-method.md` 1.2 and 2.
struct AggregationParameters: Hashable, Sendable {
  /// What the map holds where no mask is painted.
  enum Start: Hashable, Sendable {
    /// Void.
    case void
    /// The labels as they came.
    case labels
  }

  /// How everything-masks are found.
  var everything = AutomaticMaskParameters()
  /// An everything-mask is painted when its class's share of the labelled pixels exceeds this.
  var shareThreshold = 0.0
  /// A class is prompted for when more pixels hold it.
  var minimumClassArea = 0
  /// A component is prompted for when it has this many pixels.
  var minimumComponentArea = 1
  /// The box around a component.
  var box = BoxRule.enlarged(factor: 1.5)
  /// The points of a component.
  var points = PointRule.centre
  /// Where no mask is painted.
  var start = Start.void
  /// Where masks overlap.
  var overlap = OverlapRule.largerShareWins

  /// The paper's: section 3.2, Algorithm 1 and the implementation details.
  ///
  /// Algorithm 1 merges the aggregated connectivities and nothing else, so pixels of no mask are void.
  static let paper = AggregationParameters()

  /// The code released with the paper, `PSA/seco_sam.py`.
  static let secoV1: AggregationParameters = {
    var parameters = AggregationParameters()
    parameters.shareThreshold = 0.20
    parameters.minimumClassArea = 10
    parameters.minimumComponentArea = 10
    parameters.box = .unclipped(ratio: 1.25)
    parameters.points = .purestWithParity
    parameters.overlap = .laterWins
    return parameters
  }()

  /// The code released as SeCoV2, `seco_psa_v2.py`, at the labels' own size.
  static let secoV2: AggregationParameters = {
    var parameters = secoV1
    parameters.everything.boxOverlapThreshold = 0.5
    parameters.everything.minimumRegionArea = 500
    parameters.shareThreshold = 0.10
    parameters.minimumClassArea = 2
    parameters.minimumComponentArea = 2
    parameters.start = .labels
    return parameters
  }()

  /// The parameters of a preset.
  static func preset(_ preset: Preset) -> AggregationParameters {
    switch preset {
    case .paper: paper
    case .secoV1: secoV1
    case .secoV2: secoV2
    }
  }
}
