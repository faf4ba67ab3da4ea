import ArgumentParser
import Foundation
import Labels
import Refiner

/// `fleck model inspect`: what a checkpoint holds.
struct ModelInspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Show which network a checkpoint holds, its sizes, and what of the file is not used.",
    discussion: """
      Reads PyTorch (.pth, .pt) and safetensors files, with the names of segment_anything, MobileSAM or \
      transformers. Nothing in a file is run. A file without a whole network is described, too, but \
      ends in exit code 3 and the name of the first tensor that is missing or misshapen.
      """)

  @Argument(help: "The checkpoint; nano for the one that comes with Fleck.")
  var file: String

  @Flag(help: "Print the result as JSON.")
  var json = false

  func run() throws {
    let checkpoint = try Checkpoint.named(file)
    let result = Result { try NetworkConfiguration(checkpoint: checkpoint) }
    let report = ModelReport(checkpoint, network: try? result.get())
    print(try json ? JSONText.of(report) : ModelText.of(report))
    _ = try result.get()
  }
}
