import ArgumentParser
import Foundation
import Refiner

/// Which network, and with how many threads.
struct ModelOptions: ParsableArguments {
  @Option(help: "The checkpoint: .pth, .pt or .safetensors of SAM (ViT-B, L, H) or MobileSAM.")
  var model: String

  @Option(help: "Threads to use; one per core by default.")
  var threads: Int = ProcessInfo.processInfo.activeProcessorCount

  func validate() throws {
    guard (1...256).contains(threads) else { throw ValidationError("--threads must be 1 to 256.") }
  }

  /// Opens the checkpoint.
  func open() throws -> SegmentAnything {
    PNGFile.keepBlocks()
    return try SegmentAnything(checkpoint: try Checkpoint.open(model), threadCount: threads)
  }
}
