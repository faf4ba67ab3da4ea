import Foundation
import Labels
import Refiner

/// A run's scores as text, at most 80 columns wide.
enum RankingText {
  /// The IoU tables before, now and with all suggestions accepted, the ranking, and the groups.
  static func report(_ evaluation: RunEvaluation, taxonomy: Taxonomy) -> String {
    let tables = EvaluationText.tables(
      [("now", evaluation.labels), ("all suggestions", evaluation.accepted)],
      baseline: ("before", evaluation.before), taxonomy: taxonomy)
    return [
      tables, ranking(evaluation.ranking), groups(evaluation.groups),
      LintText.table(evaluation.lint),
    ]
    .joined(separator: "\n")
  }

  /// The scores of ours and of the baselines, then the first so many, then the comparison.
  static func ranking(_ ranking: RankingReport?) -> String {
    guard let ranking else { return "ranking: nothing to rank (all right, or all wrong)\n" }
    var rows = [("suspicion", ranking)]
    for reports in [ranking.orders, ranking.baselines] {
      rows += (reports ?? [:]).sorted { $0.key < $1.key }.map { (name($0.key), $0.value) }
    }
    return [heading(ranking), scores(rows), missing(ranking), heads(rows), comparison(rows)]
      .filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// Why a baseline is not there; empty when all are, or the run has no confidence at all.
  private static func missing(_ ranking: RankingReport) -> String {
    guard let baselines = ranking.baselines, baselines["confidence"] != nil,
      baselines["softmin"] == nil
    else { return "" }
    return "no softmin: confidence files are gone, or others than were refined\n"
  }

  private static func name(_ key: String) -> String {
    key == "confidenceArea" ? "  confidence x area" : "  " + key
  }

  private static func heading(_ ranking: RankingReport) -> String {
    guard let count = ranking.components, let wrong = ranking.wrong else { return "" }
    let share = (Double(wrong) / Double(count)).percent()
    let intervals = ranking.intervals == nil ? "" : "in brackets, 90 % of the resamples\n"
    return "ranking of \(count) components, \(share) % of them wrong\n\(intervals)"
  }

  private static func scores(_ rows: [(name: String, report: RankingReport)]) -> String {
    var layout = ColumnLayout(headings: ["AP", "AUROC", "area AP"])
    func cell(_ value: Double, _ interval: ScoreInterval?) -> String {
      let interval = interval.map { String(format: " [%.2f, %.2f]", $0.low, $0.high) }
      return String(format: "%.3f", value) + (interval ?? "")
    }
    for (name, report) in rows {
      layout.add(
        name,
        [
          cell(report.averagePrecision, report.intervals?.averagePrecision),
          cell(report.areaUnderROC, report.intervals?.areaUnderROC),
          cell(report.areaAveragePrecision, report.intervals?.areaAveragePrecision),
        ])
    }
    return layout.text(width: EvaluationText.width)
  }

  /// Precision and lift of the first 10, 50, 100 and 500, as far as there are so many.
  private static func heads(_ rows: [(name: String, report: RankingReport)]) -> String {
    let cuts = rows.first?.report.precision.keys.sorted() ?? []
    guard !cuts.isEmpty else { return "" }
    var layout = ColumnLayout(
      name: "wrong, and lift", headings: cuts.map { "first \($0)" })
    for (name, report) in rows {
      layout.add(
        name,
        cuts.map {
          String(format: "%.2f, x%.2f", report.precision[$0] ?? 0, report.lift[$0] ?? 0)
        })
    }
    return layout.text(width: EvaluationText.width)
  }

  /// In how many of the resamples suspicion beats the others.
  private static func comparison(_ rows: [(name: String, report: RankingReport)]) -> String {
    var layout = ColumnLayout(
      name: "suspicion is better", headings: ["AP", "AUROC", "P@100", "area AP"])
    for (name, report) in rows {
      guard let beaten = report.beaten else { continue }
      layout.add(
        name,
        [
          beaten.averagePrecision, beaten.areaUnderROC, beaten.precisionAt100,
          beaten.areaAveragePrecision,
        ].map { $0.percent() + " %" })
    }
    return layout.names.count > 1 ? layout.text(width: EvaluationText.width) : ""
  }

  /// How pure the mixture's two groups are, beside what figure 4 of the paper reports.
  static func groups(_ groups: NoiseGroups) -> String {
    var layout = ColumnLayout(
      name: "group", headings: ["components", "wrong", "wrong in the paper's figure 4"])
    func add(_ name: String, _ group: NoiseGroups.Group, _ paper: [Double]) {
      layout.add(
        name,
        [
          "\(group.count)", group.noiseRate.percent() + " %",
          paper.map { $0.percent() }.joined(separator: ", ") + " %",
        ])
    }
    add("clean", groups.clean, NoiseGroups.paper.map(\.clean))
    add("noisy", groups.noisy, NoiseGroups.paper.map(\.noisy))
    return layout.text(width: EvaluationText.width)
  }
}
