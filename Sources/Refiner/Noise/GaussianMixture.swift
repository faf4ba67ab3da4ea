import RealModule

/// One weighted Gaussian of a mixture over losses.
public struct Gaussian: Hashable, Codable, Sendable {
  /// Mean, in units of the normalised loss (0...1).
  public var mean: Double
  /// Variance, in squared units of the normalised loss; at least the floor of the fit.
  public var variance: Double
  /// Share of the mixture, 0...1.
  public var weight: Double

  /// Makes a weighted Gaussian.
  public init(mean: Double, variance: Double, weight: Double) {
    self.mean = mean
    self.variance = variance
    self.weight = weight
  }

  /// weight * N(value; mean, variance).
  func density(_ value: Double) -> Double { Double.exp(logDensity(value)) }

  /// ln(weight * N(value; mean, variance)).
  func logDensity(_ value: Double) -> Double {
    let difference = value - mean
    return Double.log(weight) - 0.5
      * (Double.log(2 * .pi * variance) + difference * difference / variance)
  }
}

/// The two-component, one-dimensional Gaussian mixture over the components' losses.
///
/// Paper section 3.3; numerics of the code base it cites (BETA): losses min-max normalised, at most
/// ten iterations, tolerance 1e-2, variance floor 5e-4. Reference `seco-method.md` 1.3.
public struct GaussianMixture: Hashable, Codable, Sendable {
  /// How the fit runs.
  public struct Settings: Hashable, Sendable {
    /// Most iterations of EM.
    public var maximumIterations: Int
    /// The fit ends when the mean log-likelihood changes by less.
    public var tolerance: Double
    /// Added to each variance in every M step.
    public var varianceFloor: Double

    /// BETA's settings.
    public static let beta = Settings(
      maximumIterations: 10, tolerance: 1e-2, varianceFloor: 5e-4)

    /// Makes settings.
    public init(maximumIterations: Int, tolerance: Double, varianceFloor: Double) {
      self.maximumIterations = maximumIterations
      self.tolerance = tolerance
      self.varianceFloor = varianceFloor
    }
  }

  /// The Gaussian of the lower mean: clean components.
  public let low: Gaussian
  /// The Gaussian of the higher mean: noisy components.
  public let high: Gaussian
  /// The smallest loss of the fit, nats; normalised to 0.
  public let minimum: Double
  /// The largest loss of the fit, nats; normalised to 1.
  public let maximum: Double

  /// Makes a mixture from its parts, as a run stores them.
  public init(low: Gaussian, high: Gaussian, minimum: Double, maximum: Double) {
    self.low = low
    self.high = high
    self.minimum = minimum
    self.maximum = maximum
  }

  /// A loss on the fit's scale: 0 at the smallest loss, 1 at the largest; 0 when all were equal.
  public func normalised(_ loss: Double) -> Double {
    maximum > minimum ? (loss - minimum) / (maximum - minimum) : 0
  }

  /// Whether the fit tells nothing: a component below one per cent, or all losses equal.
  public var isDegenerate: Bool {
    maximum <= minimum || low.weight < 0.01 || high.weight < 0.01
  }

  /// eta: the posterior of the high-loss Gaussian, 0...1.
  ///
  /// At or below the lower mean eta is 0: where the high Gaussian is much wider than the low one, its
  /// posterior rises again for very small losses, which are the cleanest of all.
  public func eta(loss: Double) -> Double {
    let value = normalised(loss)
    guard value > low.mean else { return 0 }
    return 1 / (1 + Double.exp(low.logDensity(value) - high.logDensity(value)))
  }
}
