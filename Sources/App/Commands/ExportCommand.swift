public import ArgumentParser
import Labels
public import Refiner

/// `fleck export`: the audited label set.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the reviewed label maps with their journal and manifest.",
    discussion: """
      Writes TO/labels/*.png (8-bit palette, index = class id, 255 = void), TO/journal.jsonl (every \
      decision, hash-chained) and TO/manifest.json (SHA-256 of every file, counts). The folder appears \
      complete or not at all. 'fleck verify RUN TO' checks it.
      """)

  @Argument(help: "The run folder.")
  var folder: String

  @Option(name: .customLong("to"), help: "The folder to make.")
  var target: String

  @Option(
    help: """
      What becomes of flagged components without a decision: keep their label, make them void, or \
      accept the suggestion.
      """)
  var undecided: UndecidedPolicy = .keep

  @Flag(help: "Replace an earlier export of this run.")
  var overwrite = false

  func validate() throws {
    guard !target.isEmpty else { throw ValidationError("--to is empty.") }
  }

  func run() throws {
    let run = try Run.open(folder, readOnly: true)
    var export = LabelSetExport(run: run, tool: Version.text)
    export.undecided = undecided
    export.overwrite = overwrite
    let progress = SharedProgressLine()
    let manifest = try export.write(to: target) { done, total in
      progress.show("exporting", unit: "maps", done: done, total: total)
    }
    progress.finish()
    print(
      """
      \(target.sanitised): \(manifest.images) maps, \(manifest.pixels.changed) pixels changed by \
      \(manifest.journal.rows) journal rows
      next: fleck verify \(folder.sanitised) \(target.sanitised)
      """)
  }
}

extension UndecidedPolicy: ExpressibleByArgument {}
