import RealModule

/// Regularised logistic regression in kernel form: the mode of a Gaussian process's posterior under a
/// logistic likelihood.
///
/// Rasmussen, Williams: "Gaussian Processes for Machine Learning", 2006, algorithm 3.1, with a prior mean
/// and with steps halved until the posterior rises, so that no data can make it diverge.
struct GaussianProcessClassifier: Sendable {
  /// What to multiply covariances with: latent(x) = prior(x) + sum of weights * k(x, observed).
  let weights: [Double]
  /// The latent value of each observation as if it had not been observed, in logits.
  ///
  /// The closed form of the Gaussian that approximates the posterior: z - (S (z - prior)) / diag(S), with
  /// the working response z and S = (K + W^-1)^-1 (Rasmussen, Williams: section 5.4.2 with 3.4).
  let leaveOneOut: [Double]

  /// Finds the mode.
  ///
  /// covariances: [n, n], symmetric.  isPositive: n outcomes.  prior: n logits before any outcome.
  /// - Complexity: O(n^3) per step; 5 to 10 steps as a rule, 40 at most.
  init(covariances: [Double], isPositive: [Bool], prior: [Double]) {
    let count = isPositive.count
    precondition(covariances.count == count * count && prior.count == count)
    var fit = NewtonState(covariances: covariances, isPositive: isPositive, prior: prior)
    for _ in 0..<40 where fit.step() > 1e-6 {}
    weights = fit.weights
    leaveOneOut = fit.leaveOneOut()
  }

  /// The logistic function.
  static func probability(ofLogit logit: Double) -> Double { 1 / (1 + Double.exp(-logit)) }
}

/// Newton's method on the negative log posterior.
private struct NewtonState {
  let covariances: [Double]
  let targets: [Double]
  let prior: [Double]
  var weights: [Double]
  var latent: [Double]
  var objective: Double

  init(covariances: [Double], isPositive: [Bool], prior: [Double]) {
    self.covariances = covariances
    targets = isPositive.map { $0 ? 1 : 0 }
    self.prior = prior
    weights = Array(repeating: 0, count: prior.count)
    latent = prior
    objective = 0
    objective = objective(weights: weights, latent: latent)
  }

  /// Makes one step; by how much the objective fell, in nats.
  mutating func step() -> Double {
    let curvature = self.curvature()
    let roots = curvature.map { $0.squareRoot() }
    guard let factor = Cholesky(scaledCovariances(roots), order: prior.count) else { return 0 }
    let right = prior.indices.map {
      curvature[$0] * (latent[$0] - prior[$0]) + targets[$0]
        - GaussianProcessClassifier.probability(ofLogit: latent[$0])
    }
    let image = product(right)
    let solution = factor.solve(prior.indices.map { roots[$0] * image[$0] })
    let goal = prior.indices.map { right[$0] - roots[$0] * solution[$0] }
    return descend(to: goal)
  }

  /// Goes towards `goal`, halving the way until the objective does not rise.
  private mutating func descend(to goal: [Double]) -> Double {
    var share = 1.0
    while share > 1e-3 {
      let trial = prior.indices.map { weights[$0] + share * (goal[$0] - weights[$0]) }
      let values = zip(product(trial), prior).map { $0 + $1 }
      let found = objective(weights: trial, latent: values)
      if found < objective {
        defer { (weights, latent, objective) = (trial, values, found) }
        return objective - found
      }
      share /= 2
    }
    return 0
  }

  /// W: the logistic likelihood's curvature, kept above zero.
  private func curvature() -> [Double] {
    latent.map {
      let probability = GaussianProcessClassifier.probability(ofLogit: $0)
      return max(1e-6, probability * (1 - probability))
    }
  }

  /// B = 1 + W^1/2 K W^1/2.
  private func scaledCovariances(_ roots: [Double]) -> [Double] {
    let count = prior.count
    var matrix = covariances
    for row in 0..<count {
      let scale = roots[row]
      for column in 0..<count { matrix[row * count + column] *= scale * roots[column] }
      matrix[row * count + row] += 1
    }
    return matrix
  }

  private func product(_ vector: [Double]) -> [Double] {
    let count = vector.count
    return (0..<count).map { row in
      var sum = 0.0
      for column in 0..<count { sum += covariances[row * count + column] * vector[column] }
      return sum
    }
  }

  private func objective(weights: [Double], latent: [Double]) -> Double {
    var sum = 0.0
    for index in prior.indices {
      sum += weights[index] * (latent[index] - prior[index]) / 2
      let margin = targets[index] > 0 ? latent[index] : -latent[index]
      sum +=
        margin > 0
        ? Double.log(onePlus: Double.exp(-margin))
        : Double.log(onePlus: Double.exp(margin)) - margin
    }
    return sum
  }

  func leaveOneOut() -> [Double] {
    let curvature = self.curvature()
    let roots = curvature.map { $0.squareRoot() }
    guard let factor = Cholesky(scaledCovariances(roots), order: prior.count) else { return prior }
    let diagonal = factor.inverseDiagonal()
    let responses = prior.indices.map {
      latent[$0] - prior[$0]
        + (targets[$0] - GaussianProcessClassifier.probability(ofLogit: latent[$0])) / curvature[$0]
    }
    // S = W^1/2 B^-1 W^1/2.
    let solution = factor.solve(prior.indices.map { roots[$0] * responses[$0] })
    return prior.indices.map {
      prior[$0] + responses[$0] - roots[$0] * solution[$0] / (curvature[$0] * diagonal[$0])
    }
  }
}
