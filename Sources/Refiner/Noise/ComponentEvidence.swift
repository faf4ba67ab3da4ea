import RealModule

/// What the classifier says of one component.
public struct ComponentEvidence: Hashable, Sendable {
  /// The place of its own class in the taxonomy.
  public let position: Int
  /// The classifier's cross-entropy on the own label, nats.
  public let loss: Float
  /// One probability per class of the taxonomy.
  public let posterior: [Float]
  /// The place of the likeliest class; the first of a tie.
  public let prediction: Int

  /// Makes the evidence; the posterior holds at least one class.
  public init(position: Int, loss: Float, posterior: [Float]) {
    precondition(posterior.indices.contains(position), "Class \(position) of \(posterior.count)")
    self.position = position
    self.loss = loss
    self.posterior = posterior
    prediction = Self.prediction(of: posterior)
  }

  /// The place of the likeliest class; the first of a tie.
  static func prediction(of posterior: [Float]) -> Int {
    var best = 0
    for index in posterior.indices where posterior[index] > posterior[best] { best = index }
    return best
  }

  /// The probability of the likeliest class, 0...1: the released code's `score`.
  public var score: Float { posterior[prediction] }

  /// The posterior's entropy, nats.
  public var entropy: Float {
    posterior.reduce(0) { $1 > 0 ? $0 - $1 * Float.log($1) : $0 }
  }
}
