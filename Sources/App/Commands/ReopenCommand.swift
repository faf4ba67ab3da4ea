import ArgumentParser
import Foundation
import Labels
import Refiner

/// `fleck reopen`: a lead takes decisions off, by new rows of the journal.
struct ReopenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reopen",
    abstract: "Take decisions off, one or many: their components are undecided again.",
    discussion: """
      Nothing is deleted: the journal gets a row of kind reopen for each, with --by and --why, and \
      one undo in the workstation takes all of them back. Only decisions that stand are meant, by all of the \
      conditions given. Where a component has a new shape, those that got theirs after it in the same \
      image are reopened too, because a shape may be cut from what the earlier one left.

      Examples:
        fleck reopen run --decision 118 --why "the kerb is road"
        fleck reopen run --reviewer ben --since 2026-11-28T12:00 --until 2026-11-28T18:00 --dry-run
        fleck reopen run --since 2h
      In 'fleck review', ':queue all' and '/reopened' list what is open again.
      """)

  @Argument(help: "The run folder.", completion: .directory)
  var folder: String

  @Option(help: "The decision of this row (see 'fleck log'); repeat it for several.")
  var decision: [Int] = []

  @OptionGroup var rows: LogFilterOptions

  @Flag(help: "All decisions that stand.")
  var all = false

  @Option(help: "Who reopens; goes into the journal (default: the login name).")
  var by: String?

  @Option(help: "Why; goes into the journal, and stands beside each component in the workstation.")
  var why: String?

  @Flag(help: "Only say what would be reopened.")
  var dryRun = false

  @Flag(help: "Print the result as JSON.")
  var json = false

  func validate() throws {
    guard all || !decision.isEmpty || !rows.isAll else {
      throw ValidationError(
        "say which decisions: --decision, --reviewer, --since, --until, --class, --image, --kind, or --all."
      )
    }
    guard !all || (decision.isEmpty && rows.isAll) else {
      throw ValidationError("--all goes without other conditions.")
    }
    if let by, by.isEmpty { throw ValidationError("--by is empty.") }
  }

  func run() throws {
    let run = try Run.open(folder, readOnly: dryRun)
    let standing = try run.store.standingRows(rows.filter(of: run.taxonomy))
    let found = decision.isEmpty ? standing : try named(in: standing, of: run.store)
    let state = try run.store.reviewState()
    let wanted = Set(found.map(\.component))
    let components = state.reopening(wanted)
    if !dryRun {
      try LabelSetExport.checkJournal(of: run)
      let reviewer = try PreferenceOptions.parse([]).settings().reviewer
      _ = try run.store.reopen(wanted, reviewer: by ?? reviewer, note: why)
    }
    let report = Report(
      reopened: components.count, asked: wanted.count, dryRun: dryRun,
      classes: Dictionary(
        grouping: components.compactMap { state.decisions[$0]?.classAfter },
        by: run.taxonomy.name(of:)
      ).mapValues(\.count))
    print(try json ? JSONText.of(report) : report.text(folder: folder))
  }

  /// The rows that --decision names.
  private func named(in standing: [LogRow], of store: ReviewStore) throws -> [LogRow] {
    let count = try store.journalCount()
    let bySequence = Dictionary(uniqueKeysWithValues: standing.map { ($0.sequence, $0) })
    return try decision.map { sequence in
      guard (1...max(1, count)).contains(sequence), count > 0 else {
        throw Failure(.usage, "there is no row \(sequence); \(folder) has \(count)")
      }
      guard let row = bySequence[sequence] else {
        throw Failure(
          .usage,
          "row \(sequence) is no decision that stands\(rows.isAll ? "" : " and fits the other conditions"); see 'fleck log \(folder)'"
        )
      }
      return row
    }
  }

  /// What was reopened, or would be.
  struct Report: Codable, Hashable {
    let reopened: Int
    let asked: Int
    let dryRun: Bool
    /// Number of components by the name of the class that their decision gave them.
    let classes: [String: Int]

    func text(folder: String) -> String {
      let verb = dryRun ? "would be reopened" : "reopened"
      var line = "\(folder.sanitised): \(reopened) \(verb)"
      if !classes.isEmpty {
        let parts = classes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
          .map { "\($0.value) \($0.key.sanitised)" }
        line += " (were \(parts.joined(separator: ", ")))"
      }
      let others = reopened - asked
      if others > 0 { line += "; \(others) of them because a shape was made on top of another" }
      return line
    }
  }
}
