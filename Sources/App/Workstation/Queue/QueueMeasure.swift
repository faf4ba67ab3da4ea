import Refiner

/// A number by which components are filtered and sorted.
enum QueueMeasure: String, CaseIterable, Sendable {
  /// Pixels.
  case area
  /// Suspicion times pixels.
  case gain
  /// P(the label is wrong), 0...1.
  case suspicion
  /// P(the high-loss Gaussian | loss), 0...1.
  case eta
  /// Mean confidence, 0...1.
  case confidence
  /// The classifier's cross-entropy on the label, nats.
  case loss
  /// (1 + P(the likeliest other class) - P(the label)) / 2, 0...1: above a half the classifier prefers
  /// another class.
  case disagreement

  /// The number of a component; nil where it is not known.
  func value(of facts: ComponentFacts) -> Float? {
    switch self {
    case .area: Float(facts.item.area)
    case .gain: facts.item.gain
    case .suspicion: facts.item.suspicion
    case .eta: facts.item.eta
    case .confidence: facts.item.confidence
    case .loss: facts.item.loss
    case .disagreement: facts.disagreement
    }
  }
}
