import Labels
import Testing

@testable import Refiner

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

  static func model(
    losses: [Double] = GaussianMixtureTests.losses, hasConfidence: Bool = true
  ) throws -> NoiseModel {
    var observations = NoiseObservations(
      settings: RefinementSettings(), taxonomy: try taxonomy(), hasConfidence: hasConfidence,
      reserving: losses.count)
    for (index, loss) in losses.enumerated() {
      observations.add(
        ComponentEvidence(position: 0, loss: Float(loss), posterior: [0.5, 0.5]),
        confidence: hasConfidence ? 1 - Float(index % 100) / 100 : nil)
    }
    return NoiseModel(fitting: observations)
  }

  static func judge(
    _ model: NoiseModel, loss: Float, posterior: [Float], confidence: Float? = 0.5, area: Int = 10
  ) -> Judgement {
    model.judge(
      ComponentEvidence(position: 0, loss: loss, posterior: posterior), area: area,
      confidence: confidence)
  }

  @Test func aLowLossIsCleanWhateverThePosterior() throws {
    let judgement = Self.judge(try Self.model(), loss: 0.1, posterior: [0.01, 0.99])
    #expect(judgement.verdict == .clean && judgement.suggestion == ClassID(0))
    #expect(judgement.eta < 0.01)
  }

  @Test func aHighLossWithASureClassIsCorrectable() throws {
    let judgement = Self.judge(try Self.model(), loss: 2, posterior: [0.02, 0.98])
    #expect(judgement.verdict == .correctable && judgement.suggestion == ClassID(4))
  }

  @Test func aHighLossIsCleanWhereTheClassifierIsSureOfTheOwnClass() throws {
    let judgement = Self.judge(try Self.model(), loss: 2, posterior: [0.98, 0.02])
    #expect(judgement.verdict == .clean && judgement.suggestion == ClassID(0))
  }

  @Test(arguments: [Float(0.5), 0.95])
  func aHighLossWithoutASureClassIsNoise(posterior: Float) throws {
    let judgement = Self.judge(
      try Self.model(), loss: 2, posterior: [1 - posterior, posterior], confidence: nil)
    #expect(judgement.verdict == .noise && judgement.suggestion == .void)
  }

  @Test func suspicionIsEtaWithoutConfidenceAndTheMeanRankWithIt() throws {
    let alone = Self.judge(
      try Self.model(), loss: 2, posterior: [0.1, 0.9], confidence: nil, area: 7)
    #expect(alone.suspicion == alone.eta && alone.gain == alone.eta * 7)
    let sure = Self.judge(try Self.model(), loss: 2, posterior: [0.1, 0.9], confidence: 1)
    let unsure = Self.judge(try Self.model(), loss: 2, posterior: [0.1, 0.9], confidence: 0.02)
    #expect(sure.suspicion < unsure.suspicion)
    #expect(sure.suspicion > 0.48 && unsure.suspicion < 1)
  }

  @Test func withoutAUsableMixtureTheRatioRuleDecides() throws {
    let model = try Self.model(losses: [0.4, 0.4, 0.4], hasConfidence: false)
    #expect(Self.judge(model, loss: 0.4, posterior: [0.5, 0.5]).verdict == .clean)
    let judgement = Self.judge(model, loss: 0.5, posterior: [0.5, 0.5])
    #expect(judgement.eta == 1 && judgement.verdict == .noise)
    #expect(model.fit.cutOff == nil)
  }

  @Test func theStoredCutOffIsWhereVerdictsChange() throws {
    let model = try Self.model()
    let cut = try #require(model.fit.cutOff)
    #expect(cut > 0.366 && cut < 0.9)
    #expect(Self.judge(model, loss: Float(cut - 1e-3), posterior: [0.5, 0.5]).verdict == .clean)
    #expect(Self.judge(model, loss: Float(cut + 1e-3), posterior: [0.5, 0.5]).verdict == .noise)
  }
}
