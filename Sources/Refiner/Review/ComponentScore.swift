public import Labels

/// What fusing losses and confidences into a ranking needs to know of a judged component.
public struct ComponentScore: Hashable, Sendable {
  /// The component.
  public let id: ComponentID
  /// Its image.
  public let image: ImageID
  /// Its class.
  public let classID: ClassID
  /// Number of pixels.
  public let area: Int
  /// The classifier's cross-entropy on the own label, nats.
  public let loss: Float
  /// P(the high-loss Gaussian | loss), 0...1.
  public let eta: Float
  /// P(the label is wrong) as stored so far, 0...1.
  public let suspicion: Float
  /// What the noise model says.
  public let verdict: Verdict
  /// Mean confidence, 0...1; nil when the run has none.
  public let confidence: Float?
}
