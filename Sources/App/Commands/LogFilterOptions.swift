import ArgumentParser
import Foundation
import Labels
import Refiner

/// Which rows of a journal are meant.
struct LogFilterOptions: ParsableArguments {
  @Option(help: "Only rows that find or leave a component of this class; repeat it for several.")
  var `class`: [String] = []

  @Option(
    help:
      "Only rows since a date (2026-11-29, 2026-11-29T15:00, in UTC) or a time ago (30m, 2h, 3d).")
  var since: SinceArgument?

  @Option(help: "Only rows before a date or a time ago, as --since has them.")
  var until: SinceArgument?

  @Option(help: "Only rows of this reviewer.")
  var reviewer: String?

  @Option(help: "Only rows about this image, by its name without the suffix.")
  var image: String?

  @Option(
    help:
      "Only rows of this kind: keep, discard, relabel, reshape, later, flag, unflag, note, reopen, undo, redo."
  )
  var kind: String?

  private static let kinds =
    DecisionKind.allCases.map(\.rawValue) + [JournalEntry.undoKind, JournalEntry.redoKind]

  func validate() throws {
    if let kind, !Self.kinds.contains(kind) {
      throw ValidationError("no kind '\(kind)'; there are \(Self.kinds.joined(separator: ", ")).")
    }
  }

  /// Whether every row is meant.
  var isAll: Bool {
    self.class.isEmpty && since == nil && until == nil && reviewer == nil && image == nil
      && kind == nil
  }

  /// The filter for a run's classes.
  /// - Throws: `Failure` for a class that it does not have.
  func filter(of taxonomy: Taxonomy, now: Date = Date()) throws -> LogFilter {
    var filter = LogFilter()
    filter.classes = try classes(of: taxonomy)
    filter.since = since?.time(before: now)
    filter.until = until?.time(before: now)
    filter.reviewer = reviewer
    filter.imageStem = image
    filter.kind = kind
    return filter
  }

  private func classes(of taxonomy: Taxonomy) throws -> Set<ClassID>? {
    guard !self.class.isEmpty else { return nil }
    return Set(
      try self.class.map { name in
        if name == "void" { return .void }
        guard let found = taxonomy.classes.first(where: { $0.name == name }) else {
          let known = taxonomy.classes.map(\.name).joined(separator: ", ")
          throw Failure(.usage, "no class is called '\(name)'; there are \(known), void")
        }
        return found.id
      })
  }
}
