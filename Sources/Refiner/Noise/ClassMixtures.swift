/// The mixture over all losses, and those over the losses of single classes where classes are balanced.
///
/// One mixture for all flags most of a rare class, whose losses are all high; the paper names this as
/// its limitation (appendix G). Balanced, a class is split by a mixture of its own when that means
/// something, and by the one of all otherwise.
public struct ClassMixtures: Hashable, Sendable {
  /// Components that a class must have for a mixture of its own.
  public static let minimumCount = 100
  /// How far apart the two means of a class's own mixture must be, in sums of the two deviations.
  public static let minimumSeparation = 1.0

  /// The mixture over all components.
  public let all: GaussianMixture
  /// Mixtures of single classes, by place in the taxonomy; empty when classes are not balanced.
  public let classes: [Int: GaussianMixture]
  /// The median of all losses: the cut where no mixture tells anything.
  public let medianLoss: Double

  /// Fits the mixtures; `classes` holds the losses by place in the taxonomy, or nothing.
  public init(losses: StreamingHistogram, classes: [StreamingHistogram] = []) {
    all = GaussianMixture(fitting: losses)
    medianLoss = losses.quantile(0.5)
    var own: [Int: GaussianMixture] = [:]
    for (position, losses) in classes.enumerated() where losses.count >= Self.minimumCount {
      let mixture = GaussianMixture(fitting: losses)
      if !mixture.isDegenerate, mixture.separation >= Self.minimumSeparation {
        own[position] = mixture
      }
    }
    self.classes = own
  }

  /// eta of a loss of a component whose class stands at `position`.
  ///
  /// Where the mixture tells nothing, the released code's ratio rule stands in: 1 above the median of
  /// all losses, 0 up to it.
  public func eta(loss: Double, position: Int) -> Double {
    let mixture = classes[position] ?? all
    guard mixture.isDegenerate else { return mixture.eta(loss: loss) }
    return loss > medianLoss ? 1 : 0
  }
}
