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
      The newest first, by their place in the journal: clocks can be wrong. Every row is a line: also undone \
      ones, and the undo. For --since and --until a row is as late as the latest row of the same reviewer \
      up to it, so a clock that was set back hides nothing.

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
    var text = LogText(taxonomy: run.taxonomy)
    var bytes: [UInt8] = []
    try run.store.forEachLogRow(filter, newestFirst: !reverse, limit: limit) { line in
      if json {
        bytes += try encoder.encode(LogRecord(line, taxonomy: run.taxonomy))
      } else {
        text.append(line, to: &bytes)
      }
      bytes.append(UInt8(ascii: "\n"))
      // Whole lines in large pieces: a hundred thousand single writes take longer than reading the rows.
      if bytes.count > 1 << 16 {
        print(String(decoding: bytes, as: UTF8.self), terminator: "")
        bytes.removeAll(keepingCapacity: true)
      }
    }
    print(String(decoding: bytes, as: UTF8.self), terminator: "")
  }
}
