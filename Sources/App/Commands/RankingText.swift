import Foundation
import Labels
import Refiner

/// A run's scores as text.
enum RankingText {
  /// The IoU table before, now and with all suggestions accepted, the ranking, and the groups.
  static func report(_ evaluation: RunEvaluation, taxonomy: Taxonomy) -> String {
    let table = IoUTable(
      taxonomy: taxonomy,
      rows: [
        IoUTable.Row(name: "now", matrix: evaluation.labels),
        IoUTable.Row(name: "all suggestions", matrix: evaluation.accepted),
      ],
      baseline: IoUTable.Row(name: "before", matrix: evaluation.before))
    return [
      table.text(width: 100), Self.table(evaluation.ranking), Self.groups(evaluation.groups),
    ].joined(separator: "\n")
  }

  /// One line per order: ours first, then the baselines by name.
  static func table(_ ranking: RankingReport?) -> String {
    guard let ranking else { return "ranking: nothing to rank (all right, or all wrong)" }
    var lines = [line("ranking", "AP", "AUROC", "P@100", "area AP"), row("suspicion", ranking)]
    for (name, baseline) in (ranking.baselines ?? [:]).sorted(by: { $0.key < $1.key }) {
      lines.append(row("  " + name, baseline))
    }
    return lines.joined(separator: "\n")
  }

  private static func row(_ name: String, _ report: RankingReport) -> String {
    let values = [
      report.averagePrecision, report.areaUnderROC, report.precisionAt100,
      report.areaAveragePrecision,
    ].map { String(format: "%.3f", $0) }
    return line(name, values[0], values[1], values[2], values[3])
  }

  private static func line(_ name: String, _ columns: String...) -> String {
    let padded = columns.map { String(repeating: " ", count: max(0, 9 - $0.count)) + $0 }
    return name + String(repeating: " ", count: max(0, 14 - name.count)) + padded.joined()
  }

  /// How pure the mixture's two groups are, as figure 4 of the paper reports them.
  static func groups(_ groups: NoiseGroups) -> String {
    func text(_ name: String, _ group: NoiseGroups.Group) -> String {
      String(format: "%@: %.1f %% of %d wrong", name, group.noiseRate * 100, group.count)
    }
    return text("clean", groups.clean) + "; " + text("noisy", groups.noisy)
  }
}
