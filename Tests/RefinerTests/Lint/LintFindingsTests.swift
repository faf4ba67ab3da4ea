import Labels
import Testing

@testable import Refiner

@Suite struct LintFindingsTests {
  private let ids = [3, 5, 9].map { ComponentID($0) }

  @Test func findingsAreReadBack() throws {
    let found = LintFindings(
      rules: [ids[0]: [], ids[1]: LintRules(.tiny), ids[2]: .all])
    #expect(LintFindings.decode(found.encode(ids: ids), ids: ids) == found)
  }

  @Test(arguments: ["", "1 ", "1 0000", "2 000000", "1 00000g", "1 00000000", "nonsense"])
  func otherTextsAreNotTaken(text: String) {
    #expect(LintFindings.decode(text, ids: ids) == nil)
  }

  @Test(arguments: [
    (0, 10, 0.0, 0.213), (10, 10, 0.787, 1.0), (17, 50, 0.240, 0.457), (50, 100, 0.419, 0.581),
  ])
  func ratesHaveWilsonsInterval(wrong: Int, decided: Int, low: Double, high: Double) throws {
    let rate = ErrorRate(decided: decided, wrong: wrong)
    let interval = try #require(rate.interval)
    #expect(rate.share == Double(wrong) / Double(decided))
    #expect(abs(interval.low - low) < 2e-3 && abs(interval.high - high) < 2e-3, "\(interval)")
  }

  @Test func fewDecisionsGiveNoRate() {
    let rate = ErrorRate(decided: 9, wrong: 9)
    #expect(rate.share == nil && rate.interval == nil)
  }

  @Test func rulesAreListedInTheirOrder() {
    let rules: LintRules = [LintRules(.edge), LintRules(.tiny)]
    #expect(rules.rules == [.tiny, .edge] && LintRules.all.rules == LintRule.allCases)
  }

  @Test func theReportCountsRulesAndTheModelsFlag() {
    var report = LintReport()
    for _ in 0..<12 { report.add(LintRules(.tiny), verdict: .noise, isWrong: true) }
    for _ in 0..<4 { report.add(LintRules(.tiny), verdict: .clean, isWrong: false) }
    report.add([], verdict: .noise, isWrong: nil)
    let rows = Dictionary(uniqueKeysWithValues: report.rows.map { ($0.name, $0) })
    #expect(rows["tiny"]?.count == 16 && rows["tiny"]?.rate.share == 0.75)
    #expect(
      rows["suspected"]?.count == 13 && rows["suspected"]?.rate == ErrorRate(decided: 12, wrong: 12)
    )
    #expect(rows["hole"]?.count == 0 && report.all == ErrorRate(decided: 16, wrong: 12))
  }
}
