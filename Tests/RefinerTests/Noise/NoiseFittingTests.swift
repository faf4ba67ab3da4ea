import Labels
import Testing

@testable import Refiner

@Suite struct NoiseFittingTests {
  static func judged(_ change: (inout RefinementSettings) -> Void) throws -> NoiseRunFixture {
    var settings = RefinementSettings()
    change(&settings)
    let fixture = try NoiseRunFixture(settings)
    try NoiseFitting(run: fixture.run).judgeAll { _ in }
    return fixture
  }

  @Test(arguments: ClassifierKind.allCases, [false, true])
  func thePaperFlagsTheWrongLabels(kind: ClassifierKind, isBalanced: Bool) throws {
    let fixture = try Self.judged {
      $0.classifier = kind
      $0.isClassBalanced = isBalanced
    }
    let flagged = Set(try fixture.verdicts().filter { $0.value.isFlagged }.keys)
    #expect(flagged == fixture.wrong)
    let fit = try #require(try fixture.run.store.noiseFit())
    #expect(fit.classes.map(\.position) == (isBalanced ? [0, 1, 2] : []))
    #expect(fit.mixture == (try fixture.run.store.mixture()))
    #expect(fit.ratio == nil && fit.uncertainty == nil)
  }

  @Test func theStoredHistogramCountsAllVerdicts() throws {
    let fixture = try Self.judged { _ in }
    let histogram = try #require(try fixture.run.store.noiseFit()).histogram
    let verdicts = try fixture.verdicts().values
    for verdict in Verdict.allCases {
      #expect(histogram.counts(of: verdict).reduce(0, +) == verdicts.count { $0 == verdict })
    }
    #expect(histogram.total == 900)
  }

  @Test func secoV1KeepsAtLeastHalfAndCutsWhereItsFitSays() throws {
    let fixture = try Self.judged { $0.preset = .secoV1 }
    let noise = try fixture.verdicts().values.count { $0 == .noise }
    #expect(noise > fixture.wrong.count && noise <= 450)
    let ratio = try #require(try fixture.run.store.noiseFit()?.ratio)
    #expect(ratio.localLosses.count == 3 && !ratio.localLosses.contains(nil))
    // Wrong labels have the predicted class of their cluster and a high loss: all are dropped.
    #expect(
      try fixture.verdicts().filter { $0.value == .noise }.keys.count { fixture.wrong.contains($0) }
        == fixture.wrong.count)
  }

  @Test func secoV1WithoutAFilterRelabelsEverythingToThePrediction() throws {
    let fixture = try Self.judged {
      $0.preset = .secoV1
      $0.filter = .none
    }
    let verdicts = try fixture.verdicts()
    #expect(Set(verdicts.filter { $0.value == .correctable }.keys) == fixture.wrong)
    #expect(!verdicts.values.contains(.noise))
  }

  @Test func secoV2DropsAFifthOfEachClass() throws {
    let fixture = try Self.judged { $0.preset = .secoV2 }
    let uncertainty = try #require(try fixture.run.store.noiseFit()?.uncertainty)
    #expect(uncertainty.cuts.count == 3)
    var counts: [ClassID: (all: Int, noise: Int)] = [:]
    try fixture.run.store.forEachScoreBatch(size: 100) { batch in
      for score in batch {
        counts[score.classID, default: (0, 0)].all += 1
        if score.verdict == .noise { counts[score.classID, default: (0, 0)].noise += 1 }
      }
    }
    for (all, noise) in counts.values { #expect(noise == all - (4 * all + 4) / 5) }
    let dropped = try fixture.verdicts().filter { $0.value == .noise }.keys
    #expect(fixture.wrong.isSubset(of: dropped))
  }

  @Test(arguments: Preset.allCases)
  func judgingAgainGivesTheSameFit(preset: Preset) throws {
    let first = try Self.judged { $0.preset = preset }
    let second = try Self.judged { $0.preset = preset }
    #expect(try first.run.store.setting("noiseFit") == second.run.store.setting("noiseFit"))
    #expect(try first.verdicts() == second.verdicts())
    let digest = try first.run.store.setting("judgementsSHA256")
    #expect(try digest != nil && digest == second.run.store.setting("judgementsSHA256"))
  }

  @Test func aDamagedFitIsAnErrorOfOneLine() throws {
    let fixture = try Self.judged { _ in }
    for text in ["{", "{}", "[1,2"] {
      try fixture.run.store.set("noiseFit", to: text)
      let error = #expect(throws: StoreError.self) { try fixture.run.store.noiseFit() }
      #expect(error?.description.contains("review.sqlite") == true)
    }
  }
}
