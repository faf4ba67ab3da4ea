import FoundationEssentials
import Labels
import Refiner
import Testing

@Suite struct EvaluationReportTests {
  private func scores() throws -> LabelScores {
    var scores = LabelScores(taxonomy: try testTaxonomy(["a", "b"]))
    scores.add(
      prediction: LabelMap(width: 4, height: 1, ids: [0, 0, 1, 255]),
      truth: LabelMap(width: 4, height: 1, ids: [0, 1, 1, 1]))
    return scores
  }

  private func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  @Test func writesTheDocumentedKeys() throws {
    let ranking = RankingReport(
      suspicions: [1, 0.5, 0], confidences: [0.25, 0.5, 0.75], isWrong: [true, false, false],
      areas: [2, 1, 1])
    let groups = NoiseGroups(verdicts: [.noise, .clean, .clean], isWrong: [true, false, true])
    let report = EvaluationReport(try scores(), ranking: ranking, groups: groups)
    let third = "0.3333333333333333"
    let one = #"{"AP":1,"AUROC":1,"areaAP":1"#
    let rest = #""lift":{},"precision":{},"precisionAt100":\#(third)"#
    let first = #"\#(one),\#(rest)}"#
    let last = #"{"AP":\#(third),"AUROC":0,"areaAP":0.5,\#(rest)}"#
    let random = #"{"AP":\#(third),"AUROC":0.5,"areaAP":0.5,\#(rest)}"#
    #expect(
      try json(report)
        == #"{"accuracy":0.6666666666666666,"boundaryIoU":0.5,"boundaryWidth":0.02,"#
        + #""classBoundaryIoU":{"a":0.5,"b":0.5},"coverage":0.75,"groups":{"clean":{"count":2,"#
        + #""noiseRate":0.5},"noisy":{"count":1,"noiseRate":1}},"iou":{"a":0.5,"b":0.5},"#
        + #""mIoU":0.5,"ranking":\#(one),"baselines":{"area":\#(last),"confidence":\#(first),"#
        + #""confidenceArea":\#(first),"random":\#(random)},"components":3,"lift":{},"#
        + #""orders":{"gain":\#(first)},"precision":{},"precisionAt100":\#(third),"wrong":1}}"#)
  }

  @Test func readsWhatItWrote() throws {
    let count = 60
    var random = SplitMix64(seed: 21)
    let scores = (0..<count).map { _ in Double.random(in: 0..<1, using: &random) }
    let ranking = RankingReport(
      suspicions: scores, confidences: scores, softMinimums: scores,
      isWrong: (0..<count).map { $0 % 3 == 0 }, areas: (1...count).map { $0 }, replicates: 20)
    let maps = try self.scores()
    var report = EvaluationReport(
      maps, baseline: maps, before: maps, accepted: maps, ranking: ranking)
    report.confusion = ConfusionTable(maps.matrix)
    let text = try json(report)
    #expect(
      try JSONDecoder().decode(EvaluationReport.self, from: Data(text.utf8)) == report)
    for key in [
      #""intervals":{"AP":{"high":"#, #""beaten":{"AP":"#, #""softmin":"#, #""lift":{"10":"#,
      #""accepted":{"accuracy":"#, #""before":{"#, #""baseline":{"#,
      #""confusion":{"classes":["a","b"],"counts":[[1,0],[1,1]]"#,
    ] {
      #expect(text.contains(key), "\(key)")
    }
  }

  @Test func leavesOutWhatIsUnknown() throws {
    let report = EvaluationReport(LabelScores(taxonomy: try testTaxonomy(["a"])))
    let text = try json(report)
    for key in ["ranking", "groups", "before", "accepted", "baseline\"", "confusion", "paperTable"]
    {
      #expect(!text.contains(key), "\(key)")
    }
    #expect(
      RankingReport(suspicions: [1], confidences: nil, isWrong: [true], areas: [1]) == nil)
    let ranking = RankingReport(
      suspicions: [1, 0], confidences: nil, isWrong: [true, false], areas: [1, 1])
    #expect(ranking?.baselines?.keys.sorted() == ["area", "random"])
  }
}
