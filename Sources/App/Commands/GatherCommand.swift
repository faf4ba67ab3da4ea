import ArgumentParser
import Foundation
import Labels
import Refiner

/// `fleck gather`: from the shards of a data set to a run that can be reviewed.
struct GatherCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gather",
    abstract: "Make a run of the shards that 'fleck refine --shard' left.",
    discussion: """
      Takes the components of all shards in, trains one classifier on them, fits one mixture, and \
      judges every component, as refining in one process does; the run has the same bytes. Names the \
      shards that are missing or not finished. Stopped at any moment, the same command goes on. The \
      shards are removed at the end; gathering a finished run again changes nothing.
      """)

  @Argument(help: "The run folder, --out of 'fleck refine --shard'.")
  var folder: String

  @Flag(help: "Print the result as JSON.")
  var json = false

  func run() throws {
    let started = ContinuousClock.now
    let gathering = Gathering(
      folder: folder, workers: max(1, ProcessInfo.processInfo.activeProcessorCount + 1))
    let summary = try ProgressLine.showing { try gathering.run(progress: $0) }
    let report = GatherReport(summary, seconds: (ContinuousClock.now - started).seconds)
    print(try json ? JSONText.of(report) : report.text(folder: folder))
  }
}

/// What `fleck gather` prints at its end.
private struct GatherReport: Encodable {
  private let shards: Int?
  private let images: Int
  private let components: Int
  private let seconds: Double
  private let peakBytes: Int
  private let gmm: MixtureReport?

  init(_ summary: GatheringSummary, seconds: Double) {
    shards = summary.shards
    images = summary.images
    components = summary.components
    self.seconds = seconds
    peakBytes = ProcessMemory.peakBytes
    gmm = summary.mixture.map { MixtureReport($0) }
  }

  func text(folder: String) -> String {
    let folder = folder.sanitised
    let count = "\(images) images, \(components) components"
    let done = shards.map { shards in
      "\(count) of \(shards) \(shards == 1 ? "shard" : "shards"), "
        + String(format: "%.1f s", seconds)
    }
    return "\(folder): \(done ?? "gathered already, \(count)")\nnext: fleck review \(folder)"
  }
}
