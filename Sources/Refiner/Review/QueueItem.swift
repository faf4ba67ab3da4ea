public import Labels

/// All that a row of the queue shows of a component.
public struct QueueItem: Hashable, Sendable {
  /// The component.
  public let id: ComponentID
  /// Its image.
  public let image: ImageID
  /// Its class in the map under review.
  public let classID: ClassID
  /// The class that accepting the suggestion gives; void to discard.
  public let suggestion: ClassID
  /// What the noise model says.
  public let verdict: Verdict
  /// Number of pixels.
  public let area: Int
  /// The smallest rectangle that holds all its pixels.
  public let bounds: Rectangle<ImageSpace>
  /// The classifier's cross-entropy on the own label, nats.
  public let loss: Float
  /// P(the high-loss Gaussian | loss), 0...1.
  public let eta: Float
  /// P(the label is wrong), 0...1.
  public var suspicion: Float
  /// Suspicion times pixels.
  public var gain: Float
  /// Mean confidence, 0...1; nil when the run has none.
  public let confidence: Float?

  /// Makes an item.
  public init(
    id: ComponentID, image: ImageID, classID: ClassID, suggestion: ClassID, verdict: Verdict,
    area: Int, bounds: Rectangle<ImageSpace>, loss: Float, eta: Float, suspicion: Float,
    gain: Float, confidence: Float?
  ) {
    self.id = id
    self.image = image
    self.classID = classID
    self.suggestion = suggestion
    self.verdict = verdict
    self.area = area
    self.bounds = bounds
    self.loss = loss
    self.eta = eta
    self.suspicion = suspicion
    self.gain = gain
    self.confidence = confidence
  }

  /// The decision that accepts the suggestion: keep when clean, relabel when correctable, discard
  /// when noise.
  public var acceptance: Decision {
    switch verdict {
    case .clean: Decision(component: id, kind: .keep, classAfter: classID)
    case .correctable: Decision(component: id, kind: .relabel, classAfter: suggestion)
    case .noise: Decision(component: id, kind: .discard, classAfter: .void)
    }
  }
}
