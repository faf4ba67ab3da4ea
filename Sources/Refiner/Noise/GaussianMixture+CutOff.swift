extension GaussianMixture {
  /// The distance of the two means in sums of their deviations.
  public var separation: Double {
    (high.mean - low.mean) / (low.variance.squareRoot() + high.variance.squareRoot())
  }

  /// The lowest loss, nats, from which eta is at least `threshold`; nil when no loss of the fit is.
  ///
  /// - Complexity: O(1), some thousand densities.
  public func cutOff(eta threshold: Double) -> Double? {
    guard !isDegenerate else { return nil }
    func isNoisy(_ value: Double) -> Bool { eta(loss: loss(ofNormalised: value)) >= threshold }
    let steps = 4096
    guard let first = (0...steps).first(where: { isNoisy(Double($0) / Double(steps)) }) else {
      return nil
    }
    var inside = Double(first) / Double(steps)
    var outside = Double(max(0, first - 1)) / Double(steps)
    for _ in 0..<40 where first > 0 {
      let middle = (inside + outside) / 2
      if isNoisy(middle) { inside = middle } else { outside = middle }
    }
    return loss(ofNormalised: inside)
  }

  /// The loss, nats, at a place of the fit's scale.
  public func loss(ofNormalised value: Double) -> Double { minimum + value * (maximum - minimum) }

  /// The density of one of the two Gaussians at a loss, weighted, per nat.
  public func density(of gaussian: Gaussian, atLoss loss: Double) -> Double {
    maximum > minimum ? gaussian.density(normalised(loss)) / (maximum - minimum) : 0
  }
}
