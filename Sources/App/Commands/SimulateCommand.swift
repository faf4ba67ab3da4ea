public import ArgumentParser
import Foundation
import Labels
public import Refiner
import Render

/// `fleck simulate`: what a review would achieve, in an order, by somebody who knows the truth.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Simulate reviews of a run against ground truth: decisions against pixels fixed.",
    discussion: """
      A decision on a wrong component fixes all its pixels. Components with at least --minimum-area \
      pixels take part, half of them with known truth, as refining left them: the run's journal plays no \
      part, and nothing is written to the run. Learned orders, gain and suspicion, are fitted anew \
      every 10 decisions as in a review, but after 400 only at 500, 600, 800 and 1000.

      Example:
        fleck simulate run --truth data/truth --order gain --plot effort.svg
      """)

  @Argument(help: "The run folder.")
  var folder: String

  @Option(help: "Folder of ground truth; for a run that was refined with one, that one by default.")
  var truth: String?

  @Option(help: "What the numbers in --truth stand for; a run knows those of its own truth.")
  var truthIds: LabelIDSpace = .auto

  @Option(help: "Who decides: oracle, or noisy:P, mistaken with probability P.")
  var reviewer = SimulatedReviewer.oracle

  @Option(help: "The order to go through the components.")
  var order = EffortOrder.gain

  @Option(help: "Share of the places of a learned order that are picked at random, 0 to 1.")
  var randomShare = SimulationSettings().randomShare

  @Option(help: "Number of reviews; each has an order of random picks of its own.")
  var seeds = SimulationSettings().seeds

  @Option(help: "Stop each review after so many decisions.")
  var decisions: Int?

  @Option(help: "Components with fewer pixels take no part.")
  var minimumArea = ComponentTruth.minimumArea

  @Option(help: "Draw the effort curve into this file, .png or .svg.")
  var plot: String?

  @Flag(help: "Print the result as JSON.")
  var json = false

  func validate() throws {
    guard (0...1).contains(randomShare) else {
      throw ValidationError("--random-share must be 0 to 1, such as 0.1.")
    }
    guard (1...10_000).contains(seeds) else {
      throw ValidationError("--seeds must be 1 to 10000.")
    }
    guard decisions ?? 1 > 0 else { throw ValidationError("--decisions must be at least 1.") }
    guard minimumArea > 0 else { throw ValidationError("--minimum-area must be at least 1.") }
    if let plot, ChartFile(path: plot) == nil {
      throw ValidationError("--plot must end in .png or .svg.")
    }
  }

  func run() throws {
    let settings = SimulationSettings(
      order: order, reviewer: reviewer, randomShare: randomShare, seeds: seeds,
      decisions: decisions)
    let simulation = try Simulation.ofRun(
      folder, truth: truth, truthIDs: truthIds, minimumArea: minimumArea, settings: settings)
    if let file = plot.flatMap(ChartFile.init(path:)) {
      try file.write(EffortChart(simulation).chart, size: Chart.standardSize)
    }
    if json {
      print(try JSONText.of(SimulationReport(simulation)))
    } else {
      print(SimulationText.report(simulation, folder: folder), terminator: "")
    }
  }
}

extension Simulation {
  /// Simulates reviews of the run in a folder, with progress on standard error.
  ///
  /// truth: its folder; nil for that of the run.
  static func ofRun(
    _ folder: String, truth: String?, truthIDs: LabelIDSpace,
    minimumArea: Int = ComponentTruth.minimumArea, settings: SimulationSettings
  ) throws -> Simulation {
    let run = try Run.open(folder, readOnly: true)
    let components = try SimulatedRun(
      of: run, truthPaths: try run.truthPaths(in: truth), truthIDs: truthIDs,
      minimumArea: minimumArea)
    let line = SharedProgressLine()
    defer { line.finish() }
    return try Simulation(
      of: components, settings: settings, folder: folder,
      threadCount: ProcessInfo.processInfo.activeProcessorCount
    ) { done, total in line.show("simulating", unit: "reviews", done: done, total: total) }
  }
}

extension EffortOrder: ExpressibleByArgument {}

extension SimulatedReviewer: ExpressibleByArgument {
  /// Reads `oracle` or `noisy:P`.
  public init?(argument: String) { self.init(argument) }

  /// The reviewer as it is typed.
  public var defaultValueDescription: String { text }
}
