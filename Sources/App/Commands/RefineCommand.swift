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
      """)

  @OptionGroup var data: DataOptions

  @Option(help: "A taxonomy's name (such as cityscapes-19; see taxonomies/) or a .toml's path.")
  var taxonomy: String

  @OptionGroup var method: MethodOptions

  @OptionGroup(title: "Network") var network: NetworkOptions

  @Option(name: .customLong("out"), help: "The run folder to make or to go on with.")
  var out: String

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
    guard network.checkpoint != nil || !method.aggregate.needsNetwork else {
      throw ValidationError("--aggregate \(method.aggregate.rawValue) needs --checkpoint.")
    }
  }

  func run() throws {
    let started = ContinuousClock.now
    let paths = try data.paths()
    var limits = FileLimits.standard
    limits.maximumPixels = maximumPixels
    var settings = method.settings
    let network = try network.open(notingIn: &settings)
    let samples = try Dataset.samples(paths)
    let taxonomy = try DataFolder.standard.taxonomy(taxonomy)
    try data.note(in: &settings, samples: samples, taxonomy: taxonomy, limits: limits)
    let refinement = Refinement(
      samples: samples, paths: paths, taxonomy: taxonomy, settings: settings,
      tool: Version.text, folder: out, workers: workers, limits: limits, network: network)
    let summary = try refinement.runShowingProgress()
    if let failure = network?.cacheFailure {
      standardError("fleck: embeddings are not kept: \(failure)")
    }
    let report = RefineReport(summary, seconds: (ContinuousClock.now - started).seconds)
    print(try json ? report.json() : report.text(folder: out))
  }
}

extension Refinement {
  /// Runs with a progress line on standard error.
  func runShowingProgress() throws -> RefinementSummary {
    PNGFile.keepBlocks()
    var line = ProgressLine()
    defer { line.finish() }
    return try run { progress in
      line.show(
        progress.step.title, unit: progress.step.unit, done: progress.done, total: progress.total,
        resumed: progress.resumed, detail: progress.detail)
    }
  }
}

extension RefinementProgress.Step {
  fileprivate var title: String {
    switch self {
    case .hashing: "hashing"
    case .selecting: "selecting"
    case .images: "analysing"
    case .training: "training"
    case .judging: "judging"
    }
  }

  fileprivate var unit: String {
    switch self {
    case .hashing, .selecting, .images: "images"
    case .training: "steps"
    case .judging: "components"
    }
  }
}
