import ArgumentParser
import Foundation
import Refiner

/// `fleck refine`: from a data set to a run that can be reviewed.
struct RefineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "refine",
    abstract: "Find the components of a data set's labels and tell the clean from the noisy ones.",
    discussion: """
      Makes the run folder OUT: run.toml (what went in), labels/ (the maps under review) and \
      review.sqlite (components, verdicts, decisions). Stopped at any moment, the same command \
      goes on where it was.

      Large data sets: run the same command with --shard 1/N to --shard N/N, on as many machines as \
      you like, all with the same data set, checkpoint and OUT; then 'fleck gather OUT' makes the run of them, with \
      the same bytes as one process.
      """)

  @OptionGroup var data: DataOptions

  @Option(help: "A taxonomy's name (such as cityscapes-19; see taxonomies/) or a .toml's path.")
  var taxonomy: String

  @OptionGroup var method: MethodOptions

  @OptionGroup(title: "Network") var network: NetworkOptions

  @Option(name: .customLong("out"), help: "The run folder to make or to go on with.")
  var out: String

  @Option(
    help: "Analyse one part of the images only, such as 2/5: every fifth image from the second on.",
    transform: Shard.parse)
  var shard: Shard?

  @Option(
    help:
      "Images worked on at a time; one more than there are cores by default, as each waits for the disk."
  )
  var workers: Int = max(1, ProcessInfo.processInfo.activeProcessorCount + 1)

  @Option(help: "The most pixels that an image may have.")
  var maximumPixels: Int = FileLimits.standard.maximumPixels

  @Flag(help: "Print the result as JSON.")
  var json = false

  func validate() throws {
    guard !out.isEmpty else { throw ValidationError("--out is empty.") }
    guard (1...256).contains(workers) else { throw ValidationError("--workers must be 1 to 256.") }
    guard maximumPixels >= 1 else { throw ValidationError("--maximum-pixels must be 1 or more.") }
    if network.checkpoint == nil, !method.aggregate.needsNetwork {
      try network.refuseLoneOptions()
    }
  }

  func run() throws {
    let started = ContinuousClock.now
    var paths = try data.paths()
    paths.checkpoint = try network.name(
      needed: method.aggregate.needsNetwork, earlier: paths.checkpoint)
    var limits = FileLimits.standard
    limits.maximumPixels = maximumPixels
    var settings = method.settings
    let network = try network.open(paths.checkpoint, notingIn: &settings)
    let samples = try Dataset.samples(paths)
    let taxonomy = try DataFolder.standard.taxonomy(taxonomy)
    try data.note(in: &settings, samples: samples, taxonomy: taxonomy, limits: limits)
    let refinement = Refinement(
      samples: samples, paths: paths, taxonomy: taxonomy, settings: settings,
      tool: Version.text, folder: out, workers: workers, limits: limits, network: network)
    let report = try report(of: refinement, since: started)
    if let failure = network?.cacheFailure {
      standardError("fleck: embeddings are not kept: \(failure)")
    }
    print(report)
  }

  private func report(
    of refinement: Refinement, since started: ContinuousClock.Instant
  ) throws -> String {
    if let shard {
      let summary = try refinement.runShowingProgress(shard)
      let report = ShardReport(summary, seconds: (ContinuousClock.now - started).seconds)
      return try json ? JSONText.of(report) : report.text(folder: out)
    }
    let summary = try refinement.runShowingProgress()
    let report = RefineReport(summary, seconds: (ContinuousClock.now - started).seconds)
    return try json ? report.json() : report.text(folder: out)
  }
}

extension Refinement {
  /// Refines everything with a progress line on standard error.
  func runShowingProgress() throws -> RefinementSummary {
    try ProgressLine.showing { try run(progress: $0) }
  }

  /// Refines one shard with a progress line on standard error.
  func runShowingProgress(_ shard: Shard) throws -> ShardSummary {
    try ProgressLine.showing { try run(shard, progress: $0) }
  }
}

extension Shard {
  /// The shard of a command line.
  fileprivate static func parse(_ text: String) throws -> Shard {
    guard let shard = Shard(text) else {
      throw ValidationError(
        "'\(text)' is no shard; give I/N, such as 2/5, with I from 1 to N and N up to "
          + "\(Shard.maximumCount).")
    }
    return shard
  }
}
