import Testing

@testable import Refiner

@Suite struct UncertaintyRuleTests {
  /// Ten components of class 0 with rising losses, three of class 1, all of one entropy.
  static func thresholds() -> UncertaintyThresholds {
    var samples = ComponentSamples(reserving: 13)
    for step in 0..<10 { samples.add(position: 0, loss: Float(step), other: 0.5) }
    for step in 0..<3 { samples.add(position: 1, loss: Float(step), other: 0.5) }
    return UncertaintyThresholds(of: samples, classCount: 3)
  }

  static func outcome(position: Int, loss: Float, posterior: [Float]) -> NoiseOutcome {
    UncertaintyRule(thresholds: thresholds(), correction: 0.95).outcome(
      of: ComponentEvidence(position: position, loss: loss, posterior: posterior))
  }

  @Test func fourFifthsOfEachClassAreKeptRoundedUp() {
    let kept = (0..<10).filter {
      Self.outcome(position: 0, loss: Float($0), posterior: [0.6, 0.4, 0]) == .keep
    }
    #expect(kept == Array(0..<8))
    // ceil(0.8 * 3) = 3.
    #expect(
      (0..<3).allSatisfy {
        Self.outcome(position: 1, loss: Float($0), posterior: [0.6, 0.4, 0]) == .keep
      })
  }

  @Test(arguments: [(Float(0.95), NoiseOutcome.relabel(1)), (0.949, .keep)])
  func whatTheClassifierIsSureOfIsRelabelled(score: Float, outcome: NoiseOutcome) {
    let found = UncertaintyRule(thresholds: Self.thresholds(), correction: Double(Float(0.95)))
      .outcome(
        of: ComponentEvidence(position: 0, loss: 1, posterior: [1 - score, score, 0]))
    #expect(found == outcome)
  }

  @Test func theUncertainAreDroppedHoweverSureTheClassifierIs() {
    #expect(Self.outcome(position: 0, loss: 9, posterior: [0.01, 0.99, 0]) == .discard)
  }

  @Test func bothTermsCountAsMuch() {
    var samples = ComponentSamples(reserving: 2)
    samples.add(position: 0, loss: 2, other: 0)
    samples.add(position: 0, loss: 6, other: 0.6931472)
    let thresholds = UncertaintyThresholds(of: samples, classCount: 1)
    // A quarter of the way in loss, and the largest entropy of two classes.
    let evidence = ComponentEvidence(position: 0, loss: 3, posterior: [0.5, 0.5])
    #expect(abs(thresholds.uncertainty(of: evidence) - 1.25) < 1e-5)
  }

  @Test func allAlikeAreAllKept() {
    var samples = ComponentSamples(reserving: 4)
    for _ in 0..<4 { samples.add(position: 0, loss: 1, other: 0.5) }
    let rule = UncertaintyRule(
      thresholds: UncertaintyThresholds(of: samples, classCount: 1), correction: 0.95)
    let evidence = ComponentEvidence(position: 0, loss: 1, posterior: [0.4, 0.3])
    #expect(rule.outcome(of: evidence) == .keep)
  }
}
