internal import Labels

/// What a record of SCC's output says of a component of the run.
internal struct LossClaim: Hashable, Sendable {
  /// Share of pixels that record and component have in common, among those of either; 1 when equal.
  internal let overlap: Double
  /// Cross-entropy on the component's own label, nats.
  internal let loss: Float
  /// max softmax.
  internal let score: Float
  /// Its class.
  internal let prediction: ClassID

  /// The softmax as far as it is known: the file holds its maximum only, so the rest is spread evenly
  /// over the other classes.
  internal func posterior(in taxonomy: Taxonomy) -> [Float] {
    let count = taxonomy.classes.count
    guard count > 1 else { return [1] }
    let rest = (1 - score) / Float(count - 1)
    // At the least score that a maximum can have, all are equal; the prediction still has to win.
    var posterior = [Float](repeating: min(rest, score.nextDown), count: count)
    posterior[taxonomy.position(of: prediction) ?? 0] = score
    return posterior
  }
}
