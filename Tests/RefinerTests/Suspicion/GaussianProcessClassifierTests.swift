import Foundation
import Testing

@testable import Refiner

struct GaussianProcessClassifierTests {
  @Test func oneObservationHasItsKnownMode() {
    // K = 1, y = 1, prior 0: the mode solves f = 1 - sigmoid(f): f = 0.40105813754...
    let fit = GaussianProcessClassifier(covariances: [1], isPositive: [true], prior: [0])
    #expect(abs(fit.weights[0] - 0.401_058_137_5) < 1e-6)
    #expect(abs(fit.leaveOneOut[0]) < 1e-9)
  }

  @Test func theModeIsStationary() {
    let sample = Sample(count: 40, seed: 1)
    let fit = sample.fit()
    for row in 0..<sample.count {
      var latent = sample.prior[row]
      for column in 0..<sample.count {
        latent += sample.covariances[row * sample.count + column] * fit.weights[column]
      }
      let expected =
        (sample.isPositive[row] ? 1 : 0)
        - GaussianProcessClassifier.probability(ofLogit: latent)
      #expect(abs(fit.weights[row] - expected) < 2e-3)
    }
  }

  @Test func leavingOneOutIsCloseToFittingWithoutIt() {
    let sample = Sample(count: 30, seed: 2)
    let fit = sample.fit()
    for left in 0..<sample.count {
      let rest = (0..<sample.count).filter { $0 != left }
      let others = GaussianProcessClassifier(
        covariances: rest.flatMap { row in
          rest.map { sample.covariances[row * sample.count + $0] }
        }, isPositive: rest.map { sample.isPositive[$0] }, prior: rest.map { sample.prior[$0] })
      var latent = sample.prior[left]
      for (place, row) in rest.enumerated() {
        latent += others.weights[place] * sample.covariances[left * sample.count + row]
      }
      let exact = GaussianProcessClassifier.probability(ofLogit: latent)
      let found = GaussianProcessClassifier.probability(ofLogit: fit.leaveOneOut[left])
      #expect(abs(exact - found) < 0.06, "\(left): \(exact), \(found)")
    }
  }

  @Test(arguments: [true, false])
  func outcomesOfOneKindAndAnExtremePriorDoNotDiverge(outcome: Bool) {
    let count = 50
    let fit = GaussianProcessClassifier(
      covariances: Array(repeating: 19, count: count * count),
      isPositive: Array(repeating: outcome, count: count),
      prior: Array(repeating: outcome ? -4 : 4, count: count))
    #expect((fit.weights + fit.leaveOneOut).allSatisfy { $0.isFinite })
    #expect(fit.weights.allSatisfy { outcome ? $0 > 0 : $0 < 0 })
  }
}

/// Points on a line with wavy outcomes.
private struct Sample {
  let count: Int
  let covariances: [Double]
  let isPositive: [Bool]
  let prior: [Double]

  init(count: Int, seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let places = (0..<count).map { _ in Double.random(in: -3...3, using: &random) }
    self.count = count
    covariances = places.flatMap { left in
      places.map { right in
        0.5 + 3 * exp(-(left - right) * (left - right) / 2)
      }
    }
    isPositive = places.map { sin($0 * 2) + Double.random(in: -0.5...0.5, using: &random) > 0 }
    prior = places.map { $0 / 4 }
  }

  func fit() -> GaussianProcessClassifier {
    GaussianProcessClassifier(covariances: covariances, isPositive: isPositive, prior: prior)
  }
}
