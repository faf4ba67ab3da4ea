import ArgumentParser
import Labels
import Refiner

/// `fleck replay`: a run as it was after the first rows of its journal.
struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Show a run as it was after the first rows of its journal, or write that label set.",
    discussion: """
      Without --out: what was decided then, what it had changed class by class, and the rows around. With \
      --out: the audited label set of the first rows, as 'fleck export' would have written it then; \
      'fleck verify RUN OUT' accepts it. --to 0 gives the maps under review, byte for byte. The run is \
      only read. 'fleck log RUN' shows the rows' numbers.

      Examples:
        fleck replay run --to 120
        fleck replay run --to 120 --out before-lunch
      """)

  @Argument(help: "The run folder.", completion: .directory)
  var folder: String

  @Option(name: .customLong("to"), help: "How many rows, from the first on.")
  var row: Int

  @Option(help: "The folder to make.")
  var out: String?

  @Flag(help: "Print the result as JSON.")
  var json = false

  func validate() throws {
    guard row >= 0 else { throw ValidationError("--to must be 0 or more.") }
    guard out?.isEmpty != true else { throw ValidationError("--out is empty.") }
  }

  func run() throws {
    let run = try Run.open(folder, readOnly: true)
    PNGFile.keepBlocks()
    do {
      if let out { try write(run, to: out) }
      guard out == nil || json else { return }
      let report = ReplayReport(try Replay(of: run, to: row), taxonomy: run.taxonomy)
      print(try json ? JSONText.of(report) : report.text(folder: folder))
    } catch let error as ReplayError {
      throw Failure(.usage, "\(folder): \(error)")
    }
  }

  private func write(_ run: Run, to out: String) throws {
    var export = LabelSetExport(run: run, tool: Version.text)
    export.rows = row
    let progress = SharedProgressLine()
    let manifest: Manifest
    do {
      manifest = try export.write(to: out) { done, total in
        progress.show("exporting", unit: "maps", done: done, total: total)
      }
    } catch ExportError.replay(let error) {
      throw error
    } catch ExportError.notEmpty(let folder) {
      // There is no --overwrite here.
      throw ExportError.occupied(folder: folder)
    }
    progress.finish()
    guard !json else { return }
    print(
      """
      \(out.sanitised): \(manifest.images) maps, \(manifest.pixels.changed) pixels changed by the first \
      \(manifest.journal.rows) rows
      next: fleck verify \(folder.sanitised) \(out.sanitised)
      """)
  }
}
