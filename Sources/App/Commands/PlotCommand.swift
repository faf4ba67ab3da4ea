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
      """)

  @Argument(help: "The run folder.")
  var folder: String

  @Option(help: "What to draw: losses.")
  var what: PlotSubject = .losses

  @Option(help: "The file to write, .png or .svg; one that is there is replaced.")
  var to: String

  @Option(help: "Folder of ground truth; for a run that was refined with one, that one by default.")
  var truth: String?

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
      }
    try file.write(chart, size: size.size)
    print("\(to): \(what.rawValue) of \(folder)".sanitised)
  }

  private func losses(of run: Run) throws -> Chart {
    guard let fit = try run.store.noiseFit() else {
      throw Failure(
        .input, "\(folder): holds no fit of losses: it has no components, or an older Fleck made it"
      )
    }
    let wrong = try run.knownTruth(in: truth).map {
      try LossHistogram(wrongOf: run, truthPaths: $0, binsOf: fit.histogram)
    }
    return LossChart(fit, wrong: wrong, settings: run.configuration.settings).chart
  }
}
