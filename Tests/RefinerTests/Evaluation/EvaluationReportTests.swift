import FoundationEssentials
import Labels
import Refiner
import Testing

@Suite struct EvaluationReportTests {
  @Test func writesTheDocumentedKeys() throws {
    var matrix = ConfusionMatrix(taxonomy: try testTaxonomy(["a", "b"]))
    matrix.add(
      prediction: LabelMap(width: 4, height: 1, ids: [0, 0, 1, 255]),
      truth: LabelMap(width: 4, height: 1, ids: [0, 1, 1, 1]))
    let ranking = RankingReport(
      suspicions: [1, 0.5, 0], confidences: [0.25, 0.5, 0.75], isWrong: [true, false, false],
      areas: [2, 1, 1])
    let groups = NoiseGroups(verdicts: [.noise, .clean, .clean], isWrong: [true, false, true])
    let report = EvaluationReport(matrix: matrix, ranking: ranking, groups: groups)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let data = try encoder.encode(report)
    let third = "0.3333333333333333"
    let one = #""AP":1,"AUROC":1,"areaAP":1"#
    #expect(
      String(decoding: data, as: UTF8.self)
        == #"{"accuracy":0.6666666666666666,"coverage":0.75,"groups":{"clean":{"count":2,"#
        + #""noiseRate":0.5},"noisy":{"count":1,"noiseRate":1}},"iou":{"a":0.5,"b":0.5},"#
        + #""mIoU":0.5,"ranking":{\#(one),"baselines":{"area":{"AP":\#(third),"AUROC":0,"#
        + #""areaAP":0.5,"precisionAt100":\#(third)},"confidence":{\#(one),"precisionAt100":"#
        + #"\#(third)},"random":{"AP":\#(third),"AUROC":0.5,"areaAP":0.5,"precisionAt100":"#
        + #"\#(third)}},"precisionAt100":\#(third)}}"#)
    #expect(try JSONDecoder().decode(EvaluationReport.self, from: data) == report)
  }

  @Test func leavesOutWhatIsUnknown() throws {
    let report = EvaluationReport(matrix: ConfusionMatrix(taxonomy: try testTaxonomy(["a"])))
    let data = try JSONEncoder().encode(report)
    let text = String(decoding: data, as: UTF8.self)
    #expect(!text.contains("ranking") && !text.contains("groups"))
    #expect(
      RankingReport(suspicions: [1], confidences: nil, isWrong: [true], areas: [1]) == nil)
  }
}
