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
      labelled pixels, and coverage, the share of pixels that are labelled. With RUN: the same for its \
      maps as they stand, and AP, AUROC and precision of the ranking beside the baselines.
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
  }

  func run() throws {
    if let folder { try evaluate(run: folder) }
    if let labels, let truth { try evaluate(labels: labels, truth: truth) }
  }

  private func evaluate(labels: String, truth: String) throws {
    let taxonomy = try taxonomy(of: labels)
    let matrix = try LabelSetEvaluation.confusion(labels: labels, truth: truth, taxonomy: taxonomy)
    let table = IoUTable(
      taxonomy: taxonomy, rows: [IoUTable.Row(name: "labels", matrix: matrix)],
      baseline: try baselineRow(truth: truth, taxonomy: taxonomy))
    if json {
      print(try JSONText.of(EvaluationReport(matrix: matrix)))
    } else {
      print(table.text(width: 100), terminator: "")
    }
  }

  private func baselineRow(truth: String, taxonomy: Taxonomy) throws -> IoUTable.Row? {
    guard let baseline else { return nil }
    let matrix = try LabelSetEvaluation.confusion(
      labels: baseline, truth: truth, taxonomy: taxonomy)
    return IoUTable.Row(name: "baseline", matrix: matrix)
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
    let paths = try truthPaths(of: run)
    let evaluation = try RunEvaluation(of: run, truthPaths: paths)
    if json {
      print(try JSONText.of(evaluation.report))
      return
    }
    print(RankingText.report(evaluation, taxonomy: run.taxonomy))
  }

  private func truthPaths(of run: Run) throws -> [String] {
    let images = try run.store.images()
    if let truth {
      return try Dataset.partners(ofStems: images.map(\.stem), inTruth: truth)
    }
    return try images.map { image in
      guard let path = image.truth else {
        throw Failure(.usage, "\(run.folder): was refined without --truth; give it here")
      }
      return path
    }
  }
}
