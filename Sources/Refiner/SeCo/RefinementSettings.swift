/// Everything but the inputs that a refinement depends on: what `run.toml` records, and part of a run's id.
public struct RefinementSettings: Hashable, Sendable {
  /// Whose constants and rules.
  public var preset = Preset.paper
  /// Which pixels of the labels take part.
  public var selection = SelectionPolicy.none
  /// The share of pixels that `class-balanced` and `global` keep, 0...1 (paper: 0.5).
  public var portion = 0.5
  /// The confidence from which `threshold` keeps a pixel, 0...1 (DAFormer: 0.968).
  public var confidenceThreshold = 0.968
  /// What the numbers in label files stand for.
  public var labelIDs = LabelIDSpace.auto
  /// What the numbers in ground truth files stand for.
  public var truthIDs = LabelIDSpace.auto
  /// Which parts of the aggregation run.
  public var aggregation = AggregationMode.none
  /// SHA-256 of the checkpoint's tensors; nil without a network.
  public var checkpoint: String?
  /// Longest side of the network's input, pixels; nil for the checkpoint's own.
  public var inputSide: Int?
  /// The classifier's layers.
  public var classifier = ClassifierKind.linear
  /// Whether losses are compared within classes (the limitation that the paper states).
  public var isClassBalanced = false
  /// What `seco-v1` drops.
  public var filter = FilterMode.bothLoss
  /// The quantile of `seco-v1`'s thresholds, 0...1.
  public var filterRatio = 0.5
  /// tau_ns and tau_cr of `paper`.
  public var thresholds = VerdictThresholds()

  /// The paper's settings, without a network.
  public init() {}
}
