import ArgumentParser
import Labels
import Refiner
import Render

/// `fleck plot`: a chart of what a run holds.
struct PlotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plot",
    abstract: "Draw a chart of a run into a PNG or SVG file.",
    discussion: """
      losses: a histogram of the components' losses by verdict, the two Gaussians that were fitted to \
      them, and the cut-off. Where the run was refined with --truth, or it is given here, components \
      whose label is wrong have a colour of their own.

      effort: the share of the wrong pixels fixed against decisions, as `fleck simulate` has it by \
      default; needs the truth.

      reliability: how far suspicions agree with decisions; needs 20 decisions.
      """)

  @Argument(help: "The run folder.")
  var folder: String

  @Option(help: "What to draw.")
  var what: PlotSubject = .losses

  @Option(help: "The file to write, .png or .svg; one that is there is replaced.")
  var to: String

  @Option(help: "Folder of ground truth; for a run that was refined with one, that one by default.")
  var truth: String?

  @Option(help: "What the numbers in --truth stand for; a run knows those of its own truth.")
  var truthIds: LabelIDSpace = .auto

  @Option(help: "Width and height in pixels, 640x400 to 8000x8000.")
  var size = PlotSize(Chart.standardSize)

  func validate() throws {
    guard ChartFile(path: to) != nil else {
      throw ValidationError("--to must end in .png or .svg.")
    }
  }

  func run() throws {
    guard let file = ChartFile(path: to) else { return }
    let run = try Run.open(folder, readOnly: true)
    let chart =
      switch what {
      case .losses: try losses(of: run)
      case .effort:
        EffortChart(
          try Simulation.ofRun(
            folder, truth: truth, truthIDs: truthIds, settings: SimulationSettings())
        ).chart
      case .reliability: try reliability(of: run)
      }
    try file.write(chart, size: size.size)
    print("\(to): \(what.rawValue) of \(folder)".sanitised)
  }

  private func reliability(of run: Run) throws -> Chart {
    let reliability = try Reliability(of: run.store)
    guard reliability.count >= Reliability.minimumDecisions else {
      throw Failure(
        .input,
        "\(folder): has \(reliability.count) decisions, and a diagram needs "
          + "\(Reliability.minimumDecisions); review more first")
    }
    return ReliabilityChart(reliability).chart
  }

  private func losses(of run: Run) throws -> Chart {
    guard let fit = try run.store.noiseFit() else {
      throw Failure(
        .input, "\(folder): holds no fit of losses: it has no components, or an older Fleck made it"
      )
    }
    let wrong = try run.knownTruth(in: truth).map {
      try LossHistogram(wrongOf: run, truthPaths: $0, truthIDs: truthIds, binsOf: fit.histogram)
    }
    return LossChart(fit, wrong: wrong, settings: run.configuration.settings).chart
  }
}
