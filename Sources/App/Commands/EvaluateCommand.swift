import ArgumentParser
import Foundation
import Labels
import Refiner

/// `fleck evaluate`: scores of label maps, or of a run's ranking.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Score label maps, or a run's ranking of its components, against ground truth.",
    discussion: """
      With --labels: IoU per class in the taxonomy's order, mIoU as their plain mean, accuracy on the \
      labelled pixels, coverage, the share of pixels that are labelled, and boundary IoU. With RUN: the \
      same for its maps before, as they stand, and with all suggestions accepted; AP, AUROC and precision \
      of the ranking beside the baselines, with intervals; and the noise rate of both groups.
      """)

  @Argument(help: "The run folder.")
  var folder: String?

  @Option(help: "Folder of label maps to score.")
  var labels: String?

  @Option(help: "Folder of ground truth; for a run that was refined with one, that one by default.")
  var truth: String?

  @Option(help: "Folder of label maps to compare with: the table shows the differences.")
  var baseline: String?

  @Option(help: "Taxonomy of --labels; an export's own by default.")
  var taxonomy: String?

  @Option(help: "What the numbers in --labels and --baseline stand for; as for fleck refine.")
  var labelIds: LabelIDSpace = .auto

  @Option(help: "What the numbers in --truth stand for; a run knows those of its own truth.")
  var truthIds: LabelIDSpace = .auto

  @Option(help: "Width of the boundary for boundary IoU, as a share of the image's diagonal.")
  var boundaryWidth = BoundaryIoU.standardWidth

  @Flag(help: "Print which classes are taken for which, in per cent of the truth's pixels.")
  var confusion = false

  @Option(help: "Print this table of the SeCo paper with ours below: 1 or 2.")
  var paperTable: Int?

  @Flag(help: "Print the result as JSON.")
  var json = false

  func validate() throws {
    guard (folder == nil) != (labels == nil) else {
      throw ValidationError("Give either RUN or --labels.")
    }
    guard labels == nil || truth != nil else { throw ValidationError("Give --truth.") }
    guard folder == nil || taxonomy == nil else {
      throw ValidationError("A run has its own taxonomy; leave out --taxonomy.")
    }
    guard folder == nil || baseline == nil else {
      throw ValidationError(
        "A run is compared with itself before any decision; leave out --baseline.")
    }
    guard folder == nil || labelIds == .auto else {
      throw ValidationError("A run's maps hold its taxonomy's ids; leave out --label-ids.")
    }
    guard boundaryWidth > 0, boundaryWidth <= 1 else {
      throw ValidationError("--boundary-width must be above 0 and at most 1, such as 0.02.")
    }
  }

  func run() throws {
    if let folder { try evaluate(run: folder) }
    if let labels, let truth { try evaluate(labels: labels, truth: truth) }
  }

  private func evaluate(labels: String, truth: String) throws {
    let taxonomy = try taxonomy(of: labels)
    let table = try readPaperTable(for: taxonomy)
    func scores(_ folder: String) throws -> LabelScores {
      try LabelSetEvaluation.scores(
        labels: folder, truth: truth, taxonomy: taxonomy, boundaryWidth: boundaryWidth,
        labelIDs: labelIds, truthIDs: truthIds)
    }
    let found = try scores(labels)
    let compared = try baseline.map { (name: "baseline", scores: try scores($0)) }
    var report = EvaluationReport(found, baseline: compared?.scores)
    let rows = [compared, (name: "labels", scores: found)].compactMap { $0 }
    try complete(&report, rows: rows, confusionOf: found, table: table)
    let tables = EvaluationText.tables(
      [(name: "labels", scores: found)], baseline: compared, taxonomy: taxonomy)
    try show(report, text: tables)
  }

  /// Adds what was asked for besides the scores.
  private func complete(
    _ report: inout EvaluationReport, rows: [(name: String, scores: LabelScores)],
    confusionOf scores: LabelScores, table: PaperTable?
  ) throws {
    if confusion { report.confusion = ConfusionTable(scores.matrix) }
    report.paperTable = try table.map {
      try PaperComparison(
        $0, taxonomy: scores.matrix.taxonomy,
        ours: rows.map { (name: $0.name, matrix: $0.scores.matrix) })
    }
  }

  private func show(_ report: EvaluationReport, text: String) throws {
    if json {
      print(try JSONText.of(report))
    } else {
      print(text + EvaluationText.extras(report), terminator: "")
    }
  }

  /// The table of the paper that was asked for; before any counting, so that a wrong one costs no time.
  private func readPaperTable(for taxonomy: Taxonomy) throws -> PaperTable? {
    guard let paperTable else { return nil }
    guard let path = DataFolder.standard.path("tables/table-\(paperTable).toml") else {
      throw DataFolder.standard.names(in: "tables").isEmpty
        ? Failure(
          .input,
          "the paper's tables are not found; set FLECK_DATA to the folder that holds tables/")
        : Failure(.usage, "no table \(paperTable) of the paper; tables 1 and 2 are by class")
    }
    let table = try PaperTableFile.read(path)
    do {
      _ = try PaperComparison(table, taxonomy: taxonomy, ours: [])
    } catch {
      throw Failure(.usage, "\(error)")
    }
    return table
  }

  private func taxonomy(of labels: String) throws -> Taxonomy {
    if let taxonomy { return try DataFolder.standard.taxonomy(taxonomy) }
    let export = URL(fileURLWithPath: labels).deletingLastPathComponent()
    guard let name = Manifest.read(inExport: export.path)?.taxonomy.name else {
      throw Failure(
        .usage, "\(labels): not part of an export, so its classes are unknown; give --taxonomy")
    }
    return try DataFolder.standard.taxonomy(name)
  }

  private func evaluate(run folder: String) throws {
    let run = try Run.open(folder, readOnly: true)
    let table = try readPaperTable(for: run.taxonomy)
    let evaluation = try RunEvaluation(
      of: run, truthPaths: try run.truthPaths(in: truth), truthIDs: truthIds,
      boundaryWidth: boundaryWidth)
    var report = evaluation.report
    let rows = [
      (name: "before", scores: evaluation.before), (name: "now", scores: evaluation.labels),
      (name: "all suggestions", scores: evaluation.accepted),
    ]
    try complete(&report, rows: rows, confusionOf: evaluation.labels, table: table)
    try show(report, text: RankingText.report(evaluation, taxonomy: run.taxonomy))
  }
}
