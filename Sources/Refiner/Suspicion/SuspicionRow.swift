public import Labels

/// What the suspicion model looks at of one component.
public struct SuspicionRow: Hashable, Sendable {
  /// The component.
  public let id: ComponentID
  /// Its class.
  public let classID: ClassID
  /// Number of pixels.
  public let area: Int
  /// Number of pixel sides on its outline.
  public let perimeter: Int
  /// Its bounds' sides in pixels.
  public let bounds: Size<ImageSpace>
  /// The classifier's cross-entropy on the own label, nats.
  public let loss: Float
  /// P(the high-loss Gaussian | loss), 0...1.
  public let eta: Float
  /// The first ranking, 0...1.
  public let suspicion: Float
  /// Mean confidence, 0...1; nil when the run has none.
  public let confidence: Float?
  /// Soft minimum of the confidence, 0...1; nil when the run has none.
  public let softMinimum: Float?
  /// The classifier's softmax.
  public let posterior: [Float]
  /// The classifier's features.
  public let features: [Float]
}
