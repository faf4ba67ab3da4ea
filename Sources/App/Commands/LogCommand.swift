import ArgumentParser
import Foundation
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

  @OptionGroup var rows: LogFilterOptions

  @Option(name: [.customShort("n"), .long], help: "At most so many rows.")
  var limit: Int?

  @Flag(help: "The oldest first.")
  var reverse = false

  @Flag(help: "Print a JSON object per line.")
  var json = false

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit must be 1 or more.") }
  }

  func run() throws {
    let run = try Run.open(folder, readOnly: true)
    let filter = try rows.filter(of: run.taxonomy)
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
}
