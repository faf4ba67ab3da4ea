import Labels
import Refiner
import Testing

@Suite struct NoiseModelTests {
  static func taxonomy() throws -> Taxonomy {
    try Taxonomy(
      name: "two",
      classes: [
        TaxonomyClass(
          id: ClassID(0), name: "road", letter: "R", colour: RGB(1, 2, 3), kind: .stuff),
        TaxonomyClass(id: ClassID(4), name: "car", letter: "C", colour: RGB(4, 5, 6), kind: .thing),
      ])
  }

  static func model() throws -> NoiseModel {
    var doubts = StreamingHistogram(ceiling: 1)
    for step in 0..<100 { doubts.add(Double(step) / 100) }
    return NoiseModel(
      losses: GaussianMixtureTests.histogram(GaussianMixtureTests.losses), doubts: doubts,
      taxonomy: try taxonomy())
  }

  @Test func aLowLossIsCleanWhateverThePosterior() throws {
    let judgement = try Self.model().judge(
      classID: ClassID(0), area: 10, loss: 0.1, posterior: [0.01, 0.99], confidence: 0.5)
    #expect(judgement.verdict == .clean && judgement.suggestion == ClassID(0))
    #expect(judgement.eta == 0 || judgement.eta < 0.01)
  }

  @Test func aHighLossWithASureClassIsCorrectable() throws {
    let judgement = try Self.model().judge(
      classID: ClassID(0), area: 10, loss: 2, posterior: [0.02, 0.98], confidence: 0.5)
    #expect(judgement.verdict == .correctable && judgement.suggestion == ClassID(4))
  }

  @Test(arguments: [Float(0.5), 0.95])
  func aHighLossWithoutASureClassIsNoise(posterior: Float) throws {
    let judgement = try Self.model().judge(
      classID: ClassID(0), area: 10, loss: 2, posterior: [1 - posterior, posterior],
      confidence: nil)
    #expect(judgement.verdict == .noise && judgement.suggestion == .void)
  }

  @Test func suspicionIsEtaWithoutConfidenceAndTheMeanRankWithIt() throws {
    let model = try Self.model()
    let alone = model.judge(
      classID: ClassID(0), area: 7, loss: 2, posterior: [0.1, 0.9], confidence: nil)
    #expect(alone.suspicion == alone.eta && alone.gain == alone.eta * 7)
    let sure = model.judge(
      classID: ClassID(0), area: 7, loss: 2, posterior: [0.1, 0.9], confidence: 1)
    let unsure = model.judge(
      classID: ClassID(0), area: 7, loss: 2, posterior: [0.1, 0.9], confidence: 0.02)
    #expect(sure.suspicion < unsure.suspicion)
    #expect(sure.suspicion > 0.48 && unsure.suspicion < 1)
  }

  @Test func withoutAUsableMixtureTheRatioRuleDecides() throws {
    let model = NoiseModel(
      losses: GaussianMixtureTests.histogram([0.4, 0.4, 0.4]), doubts: nil,
      taxonomy: try Self.taxonomy())
    #expect(model.eta(loss: 0.4) == 0 && model.eta(loss: 0.5) == 1)
  }
}
