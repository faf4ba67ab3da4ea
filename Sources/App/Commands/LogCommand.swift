import ArgumentParser
import Foundation
import Labels
import Refiner

/// `fleck log`: the decisions of a run, like `git log`.
struct LogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract:
      "List the decisions of a run: who, when, which component, from which class to which, why.",
    discussion: """
      The newest first. Every row of the journal is a line: also undone ones, and the undo.

      Examples:
        fleck log run --class car --since 2h
        fleck log run --reviewer anna --kind discard --json | jq .note
      """)

  @Argument(help: "The run folder.", completion: .directory)
  var folder: String

  @Option(help: "Only rows that find or leave a component of this class; repeat it for several.")
  var `class`: [String] = []

  @Option(
    help:
      "Only rows since a date (2026-11-29, 2026-11-29T15:00, in UTC) or a time ago (30m, 2h, 3d).")
  var since: SinceArgument?

  @Option(help: "Only rows of this reviewer.")
  var reviewer: String?

  @Option(help: "Only rows about this image, by its name without the suffix.")
  var image: String?

  @Option(
    help:
      "Only rows of this kind: keep, discard, relabel, reshape, later, flag, unflag, note, undo, redo."
  )
  var kind: String?

  @Option(name: [.customShort("n"), .long], help: "At most so many rows.")
  var limit: Int?

  @Flag(help: "The oldest first.")
  var reverse = false

  @Flag(help: "Print a JSON object per line.")
  var json = false

  private static let kinds =
    DecisionKind.allCases.map(\.rawValue) + [JournalEntry.undoKind, JournalEntry.redoKind]

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit must be 1 or more.") }
    if let kind, !Self.kinds.contains(kind) {
      throw ValidationError("no kind '\(kind)'; there are \(Self.kinds.joined(separator: ", ")).")
    }
  }

  func run() throws {
    let run = try Run.open(folder, readOnly: true)
    var filter = LogFilter()
    filter.classes = try classes(of: run.taxonomy)
    filter.since = since?.time(before: Date())
    filter.reviewer = reviewer
    filter.imageStem = image
    filter.kind = kind
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var text = ""
    try run.store.forEachLogRow(filter, newestFirst: !reverse, limit: limit) { line in
      if json {
        let row = LogRecord(line, taxonomy: run.taxonomy)
        text += String(decoding: try encoder.encode(row), as: UTF8.self)
      } else {
        text += LogText.line(line, taxonomy: run.taxonomy)
      }
      text += "\n"
      // Whole lines in large pieces: a hundred thousand single writes take longer than reading the rows.
      if text.utf8.count > 1 << 16 {
        print(text, terminator: "")
        text = ""
      }
    }
    print(text, terminator: "")
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
