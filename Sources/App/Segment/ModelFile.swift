import Foundation
import Refiner

/// The checkpoint that a command works with, looked at but not opened yet.
struct ModelFile: Hashable, Sendable {
  /// The checkpoint.
  let path: String
  /// Side of the network's input, pixels, where the checkpoint does not tell it.
  let givenInputSide: Int?
  /// Side of the network's input, pixels.
  let inputSide: Int

  /// Looks whether a file holds a network.
  /// - Throws: `CheckpointError` when it is none.
  /// - Complexity: O(tensors); no parameter is read.
  init(_ path: String, inputSide: Int? = nil) throws {
    let network = try NetworkConfiguration(
      checkpoint: try Checkpoint.open(path), inputSide: inputSide)
    self.path = path
    givenInputSide = inputSide
    self.inputSide = network.inputSide
  }

  /// Opens the network.
  /// - Throws: `CheckpointError`.
  /// - Complexity: O(parameters).
  func open(threadCount: Int) throws -> SegmentAnything {
    PNGFile.keepBlocks()
    return try SegmentAnything(
      checkpoint: try Checkpoint.open(path), inputSide: givenInputSide, threadCount: threadCount)
  }
}

/// Whether the workstation can ask a network.
enum ModelState: Hashable, Sendable {
  /// No file was named anywhere.
  case missing
  /// The file that was named cannot be used; the reason, naming it.
  case unusable(String)
  /// There is one; inputSide: of the network, pixels.
  case ready(inputSide: Int)

  /// What to do without a network.
  static let hint =
    "no SAM model: 'fleck model' says how to get one; then give --model FILE or set FLECK_MODEL"
}
