import ArgumentParser
import Foundation
import Labels
import Refiner

/// `fleck demo`: a data set to try Fleck with, refined and ready for review.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Draw a demo data set, refine it, and open it for review.",
    discussion: """
      Draws street scenes with ground truth and a weak model's pseudo-labels into FOLDER/data, refines \
      them into FOLDER/run, and prints how good the labels are before and after accepting all \
      suggestions. Opens the workstation when stdout is a terminal, and prints its first frames \
      otherwise. Run again, it goes on with what is there.
      """)

  @Argument(help: "The folder to make.")
  var folder = "demo"

  @Option(help: "Number of scenes.")
  var scenes = 12

  @Option(help: "Seed of the drawing; the same seed draws the same pixels on every machine.")
  var seed = DemoDataset.standardSeed

  func validate() throws {
    guard (1...99).contains(scenes) else { throw ValidationError("--scenes must be 1 to 99.") }
  }

  private var dataFolder: String { folder + "/data" }
  private var runFolder: String { folder + "/run" }

  func run() throws {
    try draw()
    let taxonomy = try DataFolder.standard.taxonomy("cityscapes-19")
    let paths = DatasetPaths(
      images: dataFolder + "/images", labels: dataFolder + "/labels",
      confidence: dataFolder + "/confidence",
      truth: dataFolder + "/truth")
    let samples = try Dataset.samples(paths)
    let refinement = Refinement(
      samples: samples, paths: paths, taxonomy: taxonomy, tool: Version.text, folder: runFolder,
      workers: max(1, ProcessInfo.processInfo.activeProcessorCount + 1))
    let summary = try refinement.runShowingProgress()
    print("\(runFolder.sanitised): \(summary.images) images, \(summary.components) components\n")
    let evaluation = try RunEvaluation(
      of: try Run.open(runFolder, readOnly: true), truthPaths: samples.compactMap(\.truth))
    print(RankingText.report(evaluation, taxonomy: taxonomy), terminator: "")
    try review()
  }

  /// Opens the workstation on a terminal; elsewhere, prints what a reviewer would see.
  private func review() throws {
    if isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 {
      return try ReviewCommand.parse([runFolder]).run()
    }
    // Text has no colours: letters say what half blocks would hide.
    let command = try ReviewCommand.parse([runFolder, "--glyphs", "letters", "--color", "mono"])
    print("\nWhat 'fleck review \(runFolder.sanitised)' shows, and after two keys, j and o:\n")
    // The last keys go back to the first component and to labels: the reviewer starts where it began.
    let script = try Script(text: "wait\nframe\nj\no\nwait\nframe\nk\no\no\n", file: "demo")
    try command.run(script, file: "demo")
  }

  private func draw() throws {
    var line = ProgressLine()
    defer { line.finish() }
    try DemoDataset.write(to: dataFolder, scenes: scenes, seed: seed) { written in
      line.show("drawing", unit: "scenes", done: written, total: scenes)
    }
  }
}
