import Foundation
import Refiner

/// The checkpoint that a command works with, looked at but not opened yet.
struct ModelFile: Hashable, Sendable {
  /// The checkpoint: a path, or `nano`.
  let name: String
  /// Side of the network's input, pixels, where the checkpoint does not tell it.
  let givenInputSide: Int?
  /// Side of the network's input, pixels.
  let inputSide: Int

  /// Looks whether a file holds a network; of the built-in one only whether it is there.
  /// - Throws: `CheckpointError` when it is none, `Failure` when the built-in one is missing.
  /// - Complexity: O(tensors); no parameter is read.
  init(_ name: String, inputSide: Int? = nil) throws {
    guard name != BuiltInModel.name else {
      try BuiltInModel.check(inputSide: inputSide, of: name)
      _ = try BuiltInModel.path()
      self.name = name
      givenInputSide = nil
      self.inputSide = BuiltInModel.inputSide
      return
    }
    let network = try NetworkConfiguration(
      checkpoint: try Checkpoint.named(name), inputSide: inputSide)
    self.name = name
    givenInputSide = inputSide
    self.inputSide = network.inputSide
  }

  /// Whether it is the one that comes with Fleck.
  var isBuiltIn: Bool { name == BuiltInModel.name }

  /// What the workstation has to know of it.
  var state: ModelState { .ready(inputSide: inputSide, isBuiltIn: isBuiltIn) }

  /// Opens the network.
  /// - Throws: `CheckpointError`.
  /// - Complexity: O(parameters).
  func open(threadCount: Int) throws -> SegmentAnything {
    PNGFile.keepBlocks()
    return try SegmentAnything(
      named: name, inputSide: givenInputSide, threadCount: threadCount)
  }
}

/// Whether the workstation can ask a network.
enum ModelState: Hashable, Sendable {
  /// The file cannot be used; the reason, naming it.
  case unusable(String)
  /// There is one; inputSide: of the network, pixels; isBuiltIn: whether it is Fleck's own.
  case ready(inputSide: Int, isBuiltIn: Bool = false)
}
