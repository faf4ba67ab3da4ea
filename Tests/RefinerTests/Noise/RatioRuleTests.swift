import Testing

@testable import Refiner

@Suite struct RatioRuleTests {
  /// Two predicted classes.
  ///
  /// Class 0: losses 0.1, 0.2, 0.9, scores .9, .8, .4. Class 1: losses 1, 2, 3,
  /// scores .7, .6, .5. At r = 0.5: loss 1, score 0.7; local losses 0.2 and 2, local scores 0.8 and
  /// 0.6; global loss 1.1, global score 0.7.
  static let thresholds: RatioThresholds = {
    var samples = ComponentSamples(reserving: 6)
    for (position, loss, score) in [
      (0, Float(0.1), Float(0.9)), (0, 0.2, 0.8), (0, 0.9, 0.4), (1, 1, 0.7), (1, 2, 0.6),
      (1, 3, 0.5),
    ] { samples.add(position: position, loss: loss, other: score) }
    return RatioThresholds(of: samples, classCount: 3, ratio: 0.5)
  }()

  static func drops(_ filter: FilterMode, prediction: Int, loss: Float, score: Float) -> Bool {
    var posterior: [Float] = [0, 0, 0]
    posterior[prediction] = score
    let outcome = RatioRule(thresholds: thresholds, filter: filter).outcome(
      of: ComponentEvidence(position: 2, loss: loss, posterior: posterior))
    if case .discard = outcome { return true }
    #expect(outcome == .relabel(prediction))
    return false
  }

  @Test func thresholdsAreAsTheTextAboveSays() {
    let found = Self.thresholds
    #expect(found.loss == 1 && found.score == 0.7)
    #expect(found.localLosses == [0.2, 2, nil] && found.localScores == [0.8, 0.6, nil])
    #expect(abs(found.globalLoss - 1.1) < 1e-6 && abs(found.globalScore - 0.7) < 1e-6)
  }

  /// Per mode, what it drops of: a) class 0, loss .5, score .75; b) class 0, loss 1.5, score .65;
  /// c) class 1, loss 1.5, score .65; d) class 1, loss 2.5, score .55; e) class 0, loss .2, score .8.
  @Test(arguments: [
    (FilterMode.loss, "bcd"), (.score, "bcd"), (.both, "bcd"), (.localLoss, "abd"),
    (.localScore, "abd"), (.localBoth, "abd"), (.bothLoss, "bd"), (.bothScore, "bd"),
    (.bothBoth, "bd"), (.none, ""),
  ])
  func dropsWhatTheReleasedCodeDrops(filter: FilterMode, dropped: String) {
    let cases: [(String, Int, Float, Float)] = [
      ("a", 0, 0.5, 0.75), ("b", 0, 1.5, 0.65), ("c", 1, 1.5, 0.65), ("d", 1, 2.5, 0.55),
      ("e", 0, 0.2, 0.8),
    ]
    let found = cases.filter { Self.drops(filter, prediction: $0.1, loss: $0.2, score: $0.3) }
    #expect(found.map(\.0).joined() == dropped)
  }

  /// Loss and score apart: f) class 0, loss 2, score .95 and g) class 1, loss .5, score .3.
  @Test(arguments: [
    (FilterMode.loss, "f"), (.score, "g"), (.both, "fg"), (.localLoss, "f"), (.localScore, "g"),
    (.localBoth, "fg"), (.bothLoss, "f"), (.bothScore, "g"), (.bothBoth, "fg"), (.none, ""),
  ])
  func tellsLossFromScore(filter: FilterMode, dropped: String) {
    let cases: [(String, Int, Float, Float)] = [("f", 0, 2, 0.95), ("g", 1, 0.5, 0.3)]
    let found = cases.filter { Self.drops(filter, prediction: $0.1, loss: $0.2, score: $0.3) }
    #expect(found.map(\.0).joined() == dropped)
  }

  @Test func whatIsKeptGetsThePredictedClass() {
    let rule = RatioRule(thresholds: Self.thresholds, filter: .none)
    let evidence = ComponentEvidence(position: 0, loss: 9, posterior: [0.1, 0.2, 0.7])
    #expect(rule.outcome(of: evidence) == .relabel(2))
  }
}
