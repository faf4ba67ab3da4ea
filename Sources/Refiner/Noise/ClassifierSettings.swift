/// How the connectivity classifier is trained.
///
/// Values of the released SCC code, for a linear layer on fixed features; reference `seco-method.md` 1.3.
public struct ClassifierSettings: Hashable, Sendable {
  /// The layers.
  public var kind = ClassifierKind.linear
  /// Units of the hidden layer of ``ClassifierKind/mlp``.
  public var hiddenCount = 64
  /// Share of each target that is spread evenly over all classes.
  public var labelSmoothing: Float = 0.1
  /// Learning rate at the start; it decays as (1 + 10 t / T)^-0.75, T being four times the early stop.
  public var learningRate: Float = 0.01
  /// Momentum, in Nesterov's form.
  public var momentum: Float = 0.9
  /// Factor of the weights that is added to their gradient.
  public var weightDecay: Float = 1e-3
  /// Components per step.
  public var batchSize = 64
  /// Passes after which training stops early, before the noisy labels are learnt by heart.
  public var epochs = 5
  /// Steps that even a small data set is trained for; fewer leave the classifier at its start.
  public var minimumSteps = 500
  /// Steps after which training stops early, whatever the number of passes (paper section 4.1).
  public var maximumSteps = 5_000
  /// Components that are drawn into one shuffle; the most that are in memory at a time.
  public var shuffleWindow = 16_384
  /// Seed of the shuffles and of the hidden layer's first weights.
  public var seed: UInt64 = 42

  /// The default settings.
  public init() {}
}
