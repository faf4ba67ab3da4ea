import ArgumentParser
import Foundation
import Labels
import Refiner

/// `fleck import labels`: label maps come into a run as decisions.
struct ImportRunLabelsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "labels",
    abstract: "Take label maps into a run: what differs from its own becomes decisions.",
    discussion: """
      For maps that were edited elsewhere, or an export of another copy of the run. Every map of DIR (or of \
      DIR/labels, where there is one) whose name fits an image of the run, with the suffixes of Cityscapes and \
      others, is compared with what 'fleck export' would write now. A component whose pixels all became one \
      other class is relabelled, or discarded where they became void; every other difference becomes new \
      shapes: a region of a new class that touches a component of it grows that component, another one is \
      given up by its own. Afterwards an export of the run holds these maps pixel by pixel. What does not \
      differ stays as it is, undecided too.

      Only pixels count: the journal of an export is not read, so its rows come as the decisions that its maps \
      amount to, and what --only or --undecided void left out of it comes back as discarded.

      All maps are checked before the first row is written; all rows come or none. Their note is "imported \
      from DIR", and one undo in the workstation takes all of them back.

      Example: fleck import labels corrected --run run --dry-run
      """)

  @Argument(help: "The folder of label maps.", completion: .directory)
  var labels: String

  @Option(name: .customLong("run"), help: "The run folder.", completion: .directory)
  var folder: String

  @Option(
    help: """
      What the numbers in the maps stand for: auto, train (the taxonomy's own ids), train-19, train-16, \
      label-ids, cbst, mapillary, synthia, or colours (of a palette).
      """)
  var labelIds: LabelIDSpace = .auto

  @Flag(
    help: """
      Somebody looked at all of these maps: flagged components without a decision that keep their class \
      become accepted, also where a neighbour grew into them.
      """)
  var acceptUnchanged = false

  @Option(
    help: "Who decided; goes into the journal (default: whoever the run is for, or the login name)."
  )
  var reviewer: String?

  @Option(
    help: """
      Folder on a shared disk in which reviewers say which image each of them has, as for 'fleck review'.
      """)
  var leases: String?

  @Option(help: "Maps compared at a time.")
  var workers: Int = max(1, ProcessInfo.processInfo.activeProcessorCount)

  @Flag(help: "Only say what would be decided.")
  var dryRun = false

  @Flag(help: "Print the result as JSON.")
  var json = false

  func validate() throws {
    if let reviewer, reviewer.isEmpty { throw ValidationError("--reviewer is empty.") }
    guard !labels.isEmpty else { throw ValidationError("DIR is empty.") }
    guard (1...256).contains(workers) else { throw ValidationError("--workers must be 1 to 256.") }
  }

  func run() throws {
    let run = try Run.open(folder, readOnly: dryRun)
    try LabelSetExport.checkJournal(of: run)
    var recovery = DecisionRecovery(of: run)
    recovery.labelIDs = labelIds
    recovery.acceptsUnchanged = acceptUnchanged
    recovery.workers = workers
    var line = ProgressLine()
    defer { line.finish() }
    let found = try recovery.decisions(from: labels) { done, total in
      line.show("comparing", unit: "maps", done: done, total: total)
    }
    line.finish()
    if !dryRun, !found.requests.isEmpty { try append(found, to: run) }
    let report = ImportRunLabelsReport(
      dryRun: dryRun, rows: found.requests.count, summary: found.summary)
    print(try json ? JSONText.of(report) : report.text(labels: labels, run: folder))
  }

  /// Writes the rows; in a pool about images only that nobody else has.
  private func append(_ found: RecoveredDecisions, to run: Run) throws {
    let usual = try PreferenceOptions.parse([]).settings().reviewer
    let signature = ReviewSignature(
      typed: reviewer, usual: usual, assignment: try run.store.assignment())
    let pool = try ReviewPool(of: run, leases: leases, reviewer: signature.reviewer) {}
    defer { pool?.keeper.stop() }
    let journal: any ReviewJournal = pool?.journal ?? run.store
    _ = try journal.append(
      found.requests, reviewer: signature.reviewer, seconds: 0, note: found.note)
  }
}
