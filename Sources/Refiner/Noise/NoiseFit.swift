/// The fit of the noise model as a run stores it: enough to draw it and to say where it cut.
public struct NoiseFit: Hashable, Codable, Sendable {
  /// The mixture of one class, where classes are balanced.
  public struct ClassFit: Hashable, Codable, Sendable {
    /// The class's place in the taxonomy.
    public let position: Int
    /// The mixture over its losses.
    public let mixture: GaussianMixture
    /// The loss from which its components are noisy, nats; nil when none is.
    public let cutOff: Double?
  }

  /// The mixture over all losses.
  public let mixture: GaussianMixture
  /// The loss from which eta is at least tau_ns, nats; nil when no loss is.
  public let cutOff: Double?
  /// The classes with a mixture of their own, by place.
  public let classes: [ClassFit]
  /// The quantile thresholds of `seco-v1`; nil for other presets.
  public let ratio: RatioThresholds?
  /// The uncertainty thresholds of `seco-v2`; nil for other presets.
  public let uncertainty: UncertaintyThresholds?
  /// The losses by verdict.
  public var histogram: LossHistogram

  /// Makes a fit from its parts.
  public init(
    mixture: GaussianMixture, cutOff: Double?, classes: [ClassFit] = [],
    ratio: RatioThresholds? = nil, uncertainty: UncertaintyThresholds? = nil,
    histogram: LossHistogram
  ) {
    self.mixture = mixture
    self.cutOff = cutOff
    self.classes = classes
    self.ratio = ratio
    self.uncertainty = uncertainty
    self.histogram = histogram
  }
}

extension NoiseFit {
  /// What of the fitted parts a run stores; the histogram spans the losses and is empty.
  init(
    mixtures: ClassMixtures, noiseThreshold: Double, ratio: RatioThresholds?,
    uncertainty: UncertaintyThresholds?
  ) {
    self.init(
      mixture: mixtures.all, cutOff: mixtures.all.cutOff(eta: noiseThreshold),
      classes: mixtures.classes.sorted { $0.key < $1.key }.map { position, mixture in
        ClassFit(
          position: position, mixture: mixture, cutOff: mixture.cutOff(eta: noiseThreshold))
      },
      ratio: ratio, uncertainty: uncertainty,
      histogram: LossHistogram(minimum: mixtures.all.minimum, maximum: mixtures.all.maximum))
  }
}
