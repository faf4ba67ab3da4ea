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

/// A moment as typed after `--since`.
struct SinceArgument: ExpressibleByArgument, Sendable, Hashable {
  private enum Moment: Hashable {
    case ago(seconds: Double)
    case at(String)
  }

  private let moment: Moment

  /// Reads a date, a date and time of day, or a time ago; nil when it is none of them.
  init?(argument: String) {
    let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
    if let unit = argument.last.flatMap({ units[$0] }),
      let count = Double(argument.dropLast()), count >= 0, count.isFinite
    {
      moment = .ago(seconds: count * unit)
      return
    }
    let pattern = /\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?Z?/
    guard argument.wholeMatch(of: pattern) != nil else { return nil }
    // Times are compared as text, and a shorter one comes before what it begins.
    moment = .at(argument.replacing(" ", with: "T").replacing("Z", with: ""))
  }

  /// The moment in the form that rows have, at least its beginning.
  func time(before now: Date) -> String {
    switch moment {
    case .at(let text): text
    case .ago(let seconds):
      now.addingTimeInterval(-seconds).formatted(
        .iso8601.year().month().day().dateTimeSeparator(.standard)
          .time(includingFractionalSeconds: true)
      )
      .replacing("Z", with: "")
    }
  }
}

/// A row as `fleck log` prints it.
enum LogText {
  /// One line, such as
  /// `    45  2026-11-29 15:40:12  anna      street-01 #7  relabel  building -> road  2.1 s`.
  static func line(_ line: LogRow, taxonomy: Taxonomy) -> String {
    let time = line.time.prefix(19).replacing("T", with: " ")
    let from = taxonomy.name(of: line.classBefore)
    let to = taxonomy.name(of: line.classAfter)
    var parts = [
      pad("\(line.sequence)", 6, atEnd: false), String(time), pad(line.reviewer.sanitised, 8),
      pad("\(line.imageStem.sanitised) #\(line.place + 1)", 16), pad(line.kind, 7),
      pad(from == to ? from : "\(from) -> \(to)", 24), String(format: "%.1f s", line.seconds),
    ]
    let isStep = [JournalEntry.undoKind, JournalEntry.redoKind].contains(line.kind)
    if let reference = line.reference {
      parts.append(isStep ? "of row \(reference)" : "with row \(reference)")
    }
    if let note = line.note { parts.append(note.sanitised) }
    return parts.joined(separator: "  ")
  }

  private static func pad(_ text: String, _ width: Int, atEnd: Bool = true) -> String {
    let blanks = String(repeating: " ", count: max(0, width - text.count))
    return atEnd ? text + blanks : blanks + text
  }
}

/// A row as JSON; keys are stable, absent ones have no value.
struct LogRecord: Codable, Hashable {
  let sequence: Int
  let time: String
  let reviewer: String
  let image: String
  let component: Int
  let place: Int
  let kind: String
  let from: String
  let to: String
  let seconds: Double
  let note: String?
  let reference: Int?

  /// Takes a row, its classes by name.
  init(_ line: LogRow, taxonomy: Taxonomy) {
    sequence = line.sequence
    time = line.time
    reviewer = line.reviewer
    image = line.imageStem
    component = line.component.rawValue
    place = line.place + 1
    kind = line.kind
    from = taxonomy.name(of: line.classBefore)
    to = taxonomy.name(of: line.classAfter)
    seconds = line.seconds
    note = line.note
    reference = line.reference
  }
}
