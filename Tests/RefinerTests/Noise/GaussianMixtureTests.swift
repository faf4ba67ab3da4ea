import Refiner
import Testing

@Suite struct GaussianMixtureTests {
  /// Losses of the reference vector, `seco-method.md` 1.3.
  static let losses: [Double] = (0..<100).map { (index: Int) -> Double in
    index < 80 ? 0.05 + 0.004 * Double(index) : 0.9 + 0.06 * Double(index - 80)
  }

  static func histogram(_ values: [Double]) -> StreamingHistogram {
    var histogram = StreamingHistogram(ceiling: 16)
    for value in values { histogram.add(value) }
    return histogram
  }

  static let converged = GaussianMixture.Settings(
    maximumIterations: 200, tolerance: 1e-10, varianceFloor: 5e-4)

  @Test func convergesToTheReferenceParameters() {
    let fit = GaussianMixture(fitting: Self.histogram(Self.losses), settings: Self.converged)
    #expect(abs(fit.low.mean - 0.079383) < 2e-6 && abs(fit.high.mean - 0.712865) < 2e-6)
    #expect(abs(fit.low.variance - 0.002654) < 2e-6 && abs(fit.high.variance - 0.031105) < 2e-6)
    #expect(abs(fit.low.weight - 0.79976) < 2e-5 && abs(fit.high.weight - 0.20024) < 2e-5)
    #expect(!fit.isDegenerate)
  }

  @Test func posteriorsMatchTheReference() {
    let fit = GaussianMixture(fitting: Self.histogram(Self.losses), settings: Self.converged)
    #expect(abs(fit.eta(loss: Self.losses[40]) - 1.18e-4) < 1e-6)
    #expect(abs(fit.eta(loss: Self.losses[79]) - 1.72e-3) < 1e-5)
    #expect(Self.losses[80...].allSatisfy { fit.eta(loss: $0) > 0.99 })
    #expect(Self.losses.filter { fit.eta(loss: $0) < 0.6 }.count == 80)
  }

  @Test func betaSettingsSplitTheSameComponents() {
    let fit = GaussianMixture(fitting: Self.histogram(Self.losses))
    #expect(Self.losses.filter { fit.eta(loss: $0) < 0.6 }.count == 80)
  }

  @Test func etaIsZeroAtAndBelowTheLowerMean() {
    let fit = GaussianMixture(fitting: Self.histogram(Self.losses), settings: Self.converged)
    #expect(fit.eta(loss: 0) == 0 && fit.eta(loss: Self.losses[0]) == 0)
  }

  @Test(arguments: [0.2, 0.6, 0.95])
  func theCutOffIsTheLowestLossOfItsEta(threshold: Double) throws {
    let fit = GaussianMixture(fitting: Self.histogram(Self.losses), settings: Self.converged)
    let cut = try #require(fit.cutOff(eta: threshold))
    #expect(fit.eta(loss: cut) >= threshold && fit.eta(loss: cut - 1e-4) < threshold)
    #expect(abs(fit.eta(loss: cut) - threshold) < 1e-3)
    #expect(fit.cutOff(eta: 1.1) == nil && fit.cutOff(eta: 0) == fit.minimum)
  }

  @Test func densitiesPerNatAddUpToTheWeights() {
    let fit = GaussianMixture(fitting: Self.histogram(Self.losses), settings: Self.converged)
    for gaussian in [fit.low, fit.high] {
      let sum = stride(from: -3.0, to: 6, by: 0.001).reduce(0) {
        $0 + fit.density(of: gaussian, atLoss: $1) * 0.001
      }
      #expect(abs(sum - gaussian.weight) < 1e-4)
    }
  }

  @Test func anOutlierDoesNotGetAGaussianOfItsOwn() {
    let many = (0..<20).flatMap { _ in Self.losses }
    let fit = GaussianMixture(fitting: Self.histogram(many + [12]))
    #expect(!fit.isDegenerate)
    #expect(fit.eta(loss: 1.5) > 0.6 && fit.eta(loss: 0.1) < 0.1)
  }

  @Test(arguments: [[], [0.3], [0.5, 0.5, 0.5]])
  func tellsThatItKnowsNothing(losses: [Double]) {
    #expect(GaussianMixture(fitting: Self.histogram(losses)).isDegenerate)
  }

  @Test func findsTwoClustersFromAnySeed() {
    for seed in 0..<20 {
      var random = SplitMix64(seed: UInt64(seed))
      let share = Int.random(in: 10...90, using: &random)
      let losses = (0..<2000).map { (index: Int) -> Double in
        var noise = 0.0
        for _ in 0..<4 { noise += Double.random(in: -0.1...0.1, using: &random) }
        return max(0, (index % 100 < share ? 0.5 : 3.0) + noise)
      }
      let fit = GaussianMixture(fitting: Self.histogram(losses), settings: Self.converged)
      #expect(abs(fit.low.weight - Double(share) / 100) < 0.01)
      #expect(fit.low.weight + fit.high.weight > 0.999)
    }
  }
}
