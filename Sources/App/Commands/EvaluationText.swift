import Foundation
import Labels
import Refiner

/// The scores of label maps as text, at most 80 columns wide.
enum EvaluationText {
  /// The width of all tables.
  static let width = 80

  /// The IoU table and the table of boundary IoU of the same rows.
  ///
  /// `baseline` comes first, and the others are followed by their changes.
  static func tables(
    _ rows: [(name: String, scores: LabelScores)],
    baseline: (name: String, scores: LabelScores)?, taxonomy: Taxonomy
  ) -> String {
    let matrices = IoUTable(
      taxonomy: taxonomy,
      rows: rows.map { IoUTable.Row(name: $0.name, matrix: $0.scores.matrix) },
      baseline: baseline.map { IoUTable.Row(name: $0.name, matrix: $0.scores.matrix) })
    let boundaries = IoUTable(
      taxonomy: taxonomy,
      rows: rows.map { IoUTable.Row(name: $0.name, boundary: $0.scores.boundary) },
      baseline: baseline.map { IoUTable.Row(name: $0.name, boundary: $0.scores.boundary) },
      summaries: ["mean"])
    let share = (rows.first?.scores.boundary.width ?? BoundaryIoU.standardWidth) * 100
    return matrices.text(width: width)
      + String(format: "\nboundary IoU, width %.4g %% of the diagonal\n\n", share)
      + boundaries.text(width: width)
  }

  /// What was asked for besides the tables: the confusions and a table of the paper, if any.
  static func extras(_ report: EvaluationReport) -> String {
    var text = ""
    if let confusion = report.confusion {
      text += "\nconfusion, in % of the truth's pixels\n\n" + confusion.text(width: width)
    }
    if let table = report.paperTable { text += "\n" + table.text(width: width) }
    return text
  }
}
