import Foundation
import Labels
import Refiner

/// What a report says of its run, one fact a row.
struct ReportFacts {
  /// The rows: what it is about, and what is known.
  let rows: [(name: String, text: String)]

  /// Gathers the facts.
  ///
  /// date: the day on which the report is made.
  /// - Throws: `StoreError` when the database cannot be read.
  init(of run: Run, tally: ReportTally, date: String) throws {
    let status = try RunStatus(of: run)
    let configuration = run.configuration
    let verdicts = Verdict.allCases.map { "\(status.verdicts[$0] ?? 0) \($0.rawValue)" }
    var rows = [
      ("run", "\(run.folder) (\(configuration.runID))"), ("report made", date),
      ("refined by", "\(configuration.tool), preset \(configuration.settings.preset.rawValue)"),
    ]
    rows += Self.data(configuration.paths)
    rows += [
      ("taxonomy", "\(run.taxonomy.name), \(run.taxonomy.classes.count) classes"),
      ("images", "\(status.images)"),
      (
        "components",
        "\(Wording.grouped(status.components)): \(verdicts.joined(separator: ", "))"
      ),
      (
        "decided",
        "\(Wording.grouped(status.decided)), by "
          + (status.reviewers.isEmpty ? "nobody yet" : status.reviewers.joined(separator: ", "))
      ),
    ]
    if let (first, last) = try Self.days(of: run) {
      rows.append(("reviewed", first == last ? first : "\(first) to \(last)"))
    }
    if let pace = status.secondsPerDecision {
      rows.append(("pace", String(format: "%.1f s per decision (median)", pace)))
    }
    rows += [
      ("pixels changed", Wording.grouped(tally.changedPixels)),
      (
        "wrong left",
        "about \(Int(status.wrongLeft.estimate.rounded())) of "
          + "\(Wording.grouped(status.undecided)) undecided components (90 % interval: "
          + "\(status.wrongLeft.range))"
      ),
      ("journal", "\(try run.store.journalCount()) rows, tip \(try run.store.journalTip())"),
    ]
    self.rows = rows.map { (name: $0.0, text: $0.1) }
  }

  private static func data(_ paths: DatasetPaths) -> [(String, String)] {
    [
      ("images from", paths.images), ("labels from", paths.labels), ("list", paths.list),
      ("confidence from", paths.confidence), ("truth from", paths.truth),
      ("network", paths.checkpoint),
    ].compactMap { name, path in path.map { (name, $0) } }
  }

  /// The days of the first and the last row of the journal; nil when there is none.
  private static func days(of run: Run) throws -> (first: String, last: String)? {
    var days: (first: String, last: String)?
    try run.store.forEachJournalEntry { entry in
      let day = String(entry.time.prefix(10))
      days = (days?.first ?? day, day)
    }
    return days
  }
}
