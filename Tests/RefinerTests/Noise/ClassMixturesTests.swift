import Refiner
import Testing

@Suite struct ClassMixturesTests {
  static func histogram(_ values: [Double]) -> StreamingHistogram {
    GaussianMixtureTests.histogram(values)
  }

  /// Losses of two clusters, `count` of each, around `low` and `high`.
  static func clusters(low: Double, high: Double, count: Int) -> [Double] {
    (0..<count).flatMap { step in
      let noise = Double(step % 11 - 5) * 0.01
      return [low + noise, high + noise]
    }
  }

  @Test func aRareClassIsCutAtItsOwnLosses() {
    let common = Self.clusters(low: 0.1, high: 1, count: 2000)
    let rare = Self.clusters(low: 1.5, high: 4, count: 100)
    let mixtures = ClassMixtures(
      losses: Self.histogram(common + rare),
      classes: [Self.histogram(common), Self.histogram(rare)])
    #expect(mixtures.classes.keys.sorted() == [0, 1])
    #expect(mixtures.eta(loss: 1.5, position: 1) < 0.1)
    #expect(mixtures.eta(loss: 1.5, position: 0) > 0.9)
    #expect(mixtures.all.eta(loss: 1.5) > 0.9)
  }

  @Test func aClassOfFewComponentsKeepsTheCutOfAll() {
    let common = Self.clusters(low: 0.1, high: 1, count: 2000)
    let few = Self.clusters(low: 1.5, high: 4, count: ClassMixtures.minimumCount / 2 - 1)
    let mixtures = ClassMixtures(
      losses: Self.histogram(common + few), classes: [Self.histogram(common), Self.histogram(few)])
    #expect(mixtures.classes.keys.sorted() == [0])
    #expect(mixtures.eta(loss: 1.5, position: 1) == mixtures.all.eta(loss: 1.5))
  }

  @Test func aClassWhoseLossesAreOneClusterKeepsTheCutOfAll() {
    let common = Self.clusters(low: 0.1, high: 2, count: 2000)
    var random = SplitMix64(seed: 4)
    let single = (0..<1000).map { _ -> Double in
      (0..<12).reduce(0.4) { sum, _ in sum + Double.random(in: -0.02...0.02, using: &random) }
    }
    let mixtures = ClassMixtures(
      losses: Self.histogram(common + single),
      classes: [Self.histogram(common), Self.histogram(single)])
    #expect(mixtures.classes[1] == nil)
  }

  @Test func unbalancedThereIsOneMixture() {
    let mixtures = ClassMixtures(losses: Self.histogram(GaussianMixtureTests.losses))
    #expect(mixtures.classes.isEmpty)
    #expect(mixtures.eta(loss: 2, position: 5) == mixtures.all.eta(loss: 2))
  }
}
